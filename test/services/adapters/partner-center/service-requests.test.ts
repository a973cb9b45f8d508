import { expect } from 'chai';
import { createPartnerCenterServiceRequests } from '../../../../src/services/adapters/partner-center/service-requests.ts';
import { aCustomer } from '../../../support/builders.ts';
import { aTransport, failureOf, plainTokens } from '../../../support/outside-client.ts';
import { type OutsideServer, type Reply, startOutside } from '../../../support/outside-server.ts';

const signal = new AbortController().signal;
const many = (from: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: String(from + index), title: 'Mail', status: 1, severity: 2 }));

describe('service requests in Partner Center', () => {
  let partnerCenter: OutsideServer;
  let reply: (offset: number) => Reply;
  let times = 0;

  before(async () => {
    partnerCenter = await startOutside(({ url }) => {
      times += 1;
      return reply(Number(url.searchParams.get('offset')));
    });
  });
  beforeEach(() => {
    times = 0;
    partnerCenter.asked.length = 0;
  });
  after(() => partnerCenter.close());

  const requests = () =>
    createPartnerCenterServiceRequests({
      baseUrl: partnerCenter.url,
      tokens: plainTokens,
      scope: 'pc',
      http: aTransport().http,
      partnerTenantId: 'partner',
      newId: () => 'id',
      pageSize: 2,
    });
  const list = () => requests().list(aCustomer(), signal);

  it('come page by page, as many as the answer gives, behind a byte order mark', async () => {
    const all = many(1, 5);
    reply = (offset) => ({
      body: `\uFEFF${JSON.stringify({ totalCount: 5, items: all.slice(offset, offset + (offset === 0 ? 1 : 2)) })}`,
    });
    expect((await list()).map(({ id }) => id)).to.deep.equal(['1', '2', '3', '4', '5']);
    expect(partnerCenter.asked.map(({ url }) => url.pathname + url.search)).to.deep.equal(
      [0, 1, 3].map((offset) => `/v1/customers/${aCustomer().tenantId}/servicerequests?offset=${offset}&size=2`),
    );
    expect(partnerCenter.asked[0]?.headers).to.include({ authorization: 'Bearer partner|pc' });
  });

  it('come whole where no total is told', async () => {
    reply = (offset) => ({ body: { items: many(1, 3).slice(offset, offset + 2) } });
    expect(await list()).to.have.length(3);
    expect(times).to.equal(3);
  });

  it('may be none at all', async () => {
    reply = () => ({ body: { totalCount: 0, items: [] } });
    expect(await list()).to.deep.equal([]);
  });

  for (const [status, severity, read] of [
    [1, 1, ['open', 'critical']],
    ['2', '2', ['closed', 'moderate']],
    ['ATTENTION_NEEDED', 'Minimal', ['attention-needed', 'minimal']],
    ['attentionNeeded', 'CRITICAL', ['attention-needed', 'critical']],
    [0, 0, ['unknown', 'unknown']],
    ['none', 'unknown', ['unknown', 'unknown']],
    [17, 'apocalyptic', ['unknown', 'unknown']],
    [null, undefined, ['unknown', 'unknown']],
    ['constructor', 'toString', ['unknown', 'unknown']],
  ] as const) {
    it(`status ${status} and severity ${severity} are read as ${read.join(', ')}`, async () => {
      reply = () => ({ body: { totalCount: 1, items: [{ id: 616, status, severity }] } });
      const [one] = await list();
      expect([one?.id, one?.status, one?.severity]).to.deep.equal(['616', ...read]);
    });
  }

  it('have notes, newest first; blank ones are none', async () => {
    const note = (day: number, text: string | null) => ({ text, createdDate: `2026-11-0${day}T08:00:00` });
    reply = () => ({
      body: { id: '616', notes: [note(1, 'first'), note(3, 'third'), note(2, 'second'), note(4, ' ')] },
    });
    const { notes } = await requests().read(aCustomer(), '616', signal);
    expect(notes.map(({ text }) => text)).to.deep.equal(['third', 'second', 'first']);
    expect(notes[0]?.at).to.deep.equal(new Date('2026-11-03T08:00:00Z'));
  });

  const answers: readonly (readonly [why: string, answer: () => Reply, kind: Parameters<typeof failureOf>[1]])[] = [
    ['no rights', () => ({ status: 403, body: { code: '900150', description: 'no rights' } }), 'no-permission'],
    ['an unknown customer', () => ({ status: 404, body: { code: '1000', description: 'unknown' } }), 'not-found'],
    ['too often', () => ({ status: 429, body: { statusCode: 429, message: 'wait' } }), 'throttled'],
    ['cut off', () => ({ body: '{"items":', cutOff: true }), 'garbled'],
    ['an id that is no address', () => ({ body: { items: [{ id: '../x' }] } }), 'garbled'],
    ['the same page again and again', () => ({ body: { totalCount: 9, items: many(1, 2) } }), 'garbled'],
    ['pages without an end', () => ({ body: { items: many(times * 10, 2) } }), 'garbled'],
    ['five in all, and none of them', () => ({ body: { totalCount: 5, items: [] } }), 'garbled'],
  ];
  for (const [why, answer, kind] of answers) {
    it(`fail as ${kind}: ${why}`, async () => {
      reply = answer;
      await failureOf(list(), kind);
      // A thousand pages, one after the other, take their time on a busy machine.
    }).timeout(60_000);
  }
});
