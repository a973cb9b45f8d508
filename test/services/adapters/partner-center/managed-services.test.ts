import { expect } from 'chai';
import { createPartnerCenterManagedServices } from '../../../../src/services/adapters/partner-center/managed-services.ts';
import { aCustomer } from '../../../support/builders.ts';
import { aTransport, failureOf, plainTokens } from '../../../support/outside-client.ts';
import { type OutsideServer, type Reply, startOutside } from '../../../support/outside-server.ts';

const signal = new AbortController().signal;
const link = (uri: string) => ({ uri, method: 'GET', headers: [] });

describe('managed services in Partner Center', () => {
  let partnerCenter: OutsideServer;
  let reply: Reply;

  before(async () => {
    partnerCenter = await startOutside(() => reply);
  });
  after(() => partnerCenter.close());

  const read = () =>
    createPartnerCenterManagedServices({
      baseUrl: partnerCenter.url,
      tokens: plainTokens,
      scope: 'pc',
      http: aTransport().http,
      partnerTenantId: 'partner',
      newId: () => 'id',
    }).read(aCustomer(), signal);

  it('come with their links, where they have any; a byte order mark is fine', async () => {
    const items = [
      { id: 'Exchange', name: 'Exchange', links: { adminService: link('https://a.example/'), serviceHealth: null } },
      { id: 'MicrosoftCommunicationsOnline', name: 'SkypeforBusiness', links: null },
      { id: null, name: null },
    ];
    reply = { body: `\uFEFF${JSON.stringify({ totalCount: 3, items })}` };
    expect(await read()).to.deep.equal({
      skus: [],
      managed: [
        { names: ['Exchange', 'Exchange'], admin: 'https://a.example/' },
        { names: ['MicrosoftCommunicationsOnline', 'SkypeforBusiness'] },
      ],
    });
    const [asked] = partnerCenter.asked;
    expect(asked?.url.pathname).to.equal(`/v1/customers/${aCustomer().tenantId}/managedservices`);
    expect(asked?.headers).to.include({
      authorization: 'Bearer partner|pc',
      'ms-requestid': 'id',
      'x-locale': 'en-US',
    });
  });

  for (const [why, answer, kind] of [
    ['no rights', { status: 403, body: { code: '900150', description: 'no rights' } }, 'no-permission'],
    ['no relationship', { status: 403, body: { code: '20002', description: 'gone' } }, 'access-ended'],
    ['too often', { status: 429, body: { statusCode: 429, message: 'wait' } }, 'throttled'],
    ['cut off', { body: '{"items":', cutOff: true }, 'garbled'],
    ['no list', { body: { items: 7 } }, 'garbled'],
  ] as const) {
    it(`fail as ${kind}: ${why}`, async () => {
      reply = answer;
      await failureOf(read(), kind);
    });
  }
});
