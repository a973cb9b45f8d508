import { expect } from 'chai';
import { createGraphPostIncidentReviews } from '../../../../src/services/adapters/graph/post-incident-reviews.ts';
import { aCustomer } from '../../../support/builders.ts';
import { aTransport, failureOf, plainTokens } from '../../../support/outside-client.ts';
import { type OutsideServer, type Reply, startOutside } from '../../../support/outside-server.ts';

const PDF = '%PDF-1.7 made for a test';

describe('a post-incident review', () => {
  let graph: OutsideServer;
  let reply: Reply;

  before(async () => {
    graph = await startOutside(() => reply);
  });
  after(() => graph.close());

  const read = (incidentId = 'MO1', signal = new AbortController().signal) =>
    createGraphPostIncidentReviews({
      baseUrl: graph.url,
      tokens: plainTokens,
      scope: 'graph',
      http: aTransport().http,
    }).read(aCustomer({ tenantId: 't1' }), incidentId, signal);

  it('is read in the customer’s tenant, with its token, whatever its kind', async () => {
    reply = { body: PDF, headers: { 'content-type': 'application/octet-stream' } };
    const { extension, contentType, bytes } = await read('MO 1/x');
    expect({ extension, contentType }).to.eql({ extension: 'pdf', contentType: 'application/pdf' });
    expect(Buffer.from(bytes).toString()).to.equal(PDF);
    const asked = graph.asked.at(-1);
    expect(asked?.url.pathname).to.equal('/v1.0/admin/serviceAnnouncement/issues/MO%201%2Fx/incidentReport');
    expect(asked?.headers).to.include({ authorization: 'Bearer t1|graph', accept: '*/*' });
  });

  for (const [what, answer, kind] of [
    ['there is none', { status: 404, body: {} }, 'not-found'],
    [
      'the issue is not of this tenant',
      { status: 403, body: { error: { code: 'UnknownError', message: "Resource doesn't exist for the tenant." } } },
      'not-found',
    ],
    ['the right is missing', { status: 403, body: {} }, 'no-permission'],
    ['it is a page', { body: '<html>Sign in</html>' }, 'garbled'],
    ['it is empty', { body: '' }, 'garbled'],
    ['it breaks off', { body: PDF, cutOff: true }, 'garbled'],
    ['it lies elsewhere', { status: 302, headers: { location: 'https://elsewhere.example/' } }, 'garbled'],
    ['it never ends', { body: `${PDF}${'x'.repeat(21 * 1024 * 1024)}` }, 'garbled'],
  ] as const) {
    it(`is none when ${what}`, async () => {
      reply = answer;
      await failureOf(read(), kind);
    });
  }

  it('is not waited for beyond the time that it was given', async () => {
    reply = { hang: true };
    await failureOf(read('MO1', AbortSignal.timeout(50)), 'timeout');
  });
});
