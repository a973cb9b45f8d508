import { expect } from 'chai';
import type { FailureKind } from '../../../../src/domain/source-error.ts';
import { createPartnerCenterDirectory } from '../../../../src/services/adapters/partner-center/directory.ts';
import { aTransport, failureOf, plainTokens } from '../../../support/outside-client.ts';
import { type OutsideServer, type Question, type Reply, startOutside } from '../../../support/outside-server.ts';

const A = 'aaaaaaaa-0000-4000-8000-000000000001';
const B = 'BBBBBBBB-0000-4000-8000-000000000002';
const aCustomer = (id: string, profile: object = {}) => ({
  id,
  companyProfile: {
    tenantId: id,
    domain: `${id}.onmicrosoft.com`,
    companyName: `  Company ${id.slice(0, 1)} `,
    ...profile,
  },
  relationshipToPartner: 'reseller',
});
const next = (value: string) => ({
  next: { uri: '/customers', method: 'GET', headers: [{ key: 'MS-ContinuationToken', value }] },
});

const relations = ['partner-center', 'reseller'];

describe('the customers in Partner Center', () => {
  let partnerCenter: OutsideServer;
  let reply: (question: Question) => Reply;

  before(async () => {
    partnerCenter = await startOutside((question) => reply(question));
  });
  after(() => partnerCenter.close());
  beforeEach(() => {
    partnerCenter.asked.length = 0;
  });

  async function read(pageSize = 2, signal = new AbortController().signal) {
    let ids = 0;
    const directory = createPartnerCenterDirectory({
      baseUrl: partnerCenter.url,
      tokens: plainTokens,
      partnerTenantId: 'partner',
      scope: 'pc',
      http: aTransport().http,
      newId: () => `id-${++ids}`,
      pageSize,
    });
    const pages = [];
    for await (const page of directory.pages(signal)) pages.push(page);
    return pages;
  }

  it('come page by page, by continuation token', async () => {
    reply = ({ headers }) => {
      const second = headers['ms-continuationtoken'] === 'T/1+=';
      return {
        body: `\uFEFF${JSON.stringify(second ? { items: [aCustomer(B)] } : { items: [aCustomer(A)], links: next('T/1+=') })}`,
      };
    };
    expect(await read()).to.deep.equal([
      [{ tenantId: A, name: 'Company a', domain: `${A}.onmicrosoft.com`, relations }],
      [{ tenantId: B.toLowerCase(), name: 'Company B', domain: `${B}.onmicrosoft.com`, relations }],
    ]);
    expect(partnerCenter.asked.map(({ url }) => url.pathname + url.search)).to.deep.equal([
      '/v1/customers?size=2',
      '/v1/customers?size=2&seekOperation=Next',
    ]);
  });

  it('are asked for with the partner’s token, one correlation and a request id each', async () => {
    let asked = 0;
    reply = () => ({ body: { items: [aCustomer(A)], links: asked++ === 0 ? next('T') : {} } });
    await read();
    expect(
      partnerCenter.asked.map(({ headers }) => [
        headers.authorization,
        headers['ms-correlationid'],
        headers['ms-requestid'],
      ]),
    ).to.deep.equal([
      ['Bearer partner|pc', 'id-1', 'id-2'],
      ['Bearer partner|pc', 'id-1', 'id-3'],
    ]);
  });

  it('keep their request id when it is tried again', async () => {
    let first = true;
    reply = () => {
      if (!first) return { body: { items: [] } };
      first = false;
      return { status: 503 };
    };
    expect(await read()).to.deep.equal([[]]);
    expect(new Set(partnerCenter.asked.map(({ headers }) => headers['ms-requestid']))).to.have.property('size', 1);
  });

  it('are called by their domain when nameless, and known by either id', async () => {
    reply = () => ({ body: { items: [aCustomer(A, { companyName: ' ', tenantId: '<guid>', domain: 'a.example' })] } });
    expect(await read()).to.deep.equal([[{ tenantId: A, name: 'a.example', domain: 'a.example', relations }]]);
  });

  it('are told apart by whether they buy from us', async () => {
    const none = { ...aCustomer(A), relationshipToPartner: 'none' };
    const { relationshipToPartner: _, ...silent } = aCustomer(B);
    reply = () => ({ body: { items: [none, silent] } });
    expect((await read()).flat().map((customer) => customer.relations)).to.deep.equal([
      ['partner-center'],
      ['partner-center'],
    ]);
  });

  const faults: Record<string, [FailureKind, () => Reply]> = {
    'a refused token': ['sign-in', () => ({ status: 401, body: { code: '400', description: 'Access denied.' } })],
    'a missing right': ['no-permission', () => ({ status: 403, body: { code: '900150', description: 'no right' } })],
    'its other error shape': [
      'throttled',
      () => ({ status: 429, headers: { 'retry-after': '57' }, body: { statusCode: 429, message: 'Slow.' } }),
    ],
    'a customer without ids': ['garbled', () => ({ body: { items: [aCustomer('nobody')] } })],
    'a customer without a profile': ['garbled', () => ({ body: { items: [{ id: A }] } })],
    'a next page without a token': ['garbled', () => ({ body: { items: [], links: { next: { headers: [] } } } })],
    'a token that is no header': ['garbled', () => ({ body: { items: [], links: next('a\r\nX-Evil: 1') } })],
    'a list in a circle': ['garbled', () => ({ body: { items: [aCustomer(A)], links: next('same') } })],
    'no JSON': ['garbled', () => ({ body: '<html>' })],
  };
  for (const [name, [kind, answer]] of Object.entries(faults)) {
    it(`fail as ${kind} on ${name}`, async () => {
      reply = answer;
      expect((await failureOf(read(), kind)).source).to.equal('partner-center');
    });
  }

  it('end though the list does not', async () => {
    let page = 0;
    reply = () => ({ body: { items: [], links: next(String(++page)) } });
    await failureOf(read(50_000), 'garbled');
    expect(partnerCenter.asked).to.have.length(4);
  });

  it('give up when their time is over', async () => {
    const time = new AbortController();
    reply = () => {
      time.abort();
      return { hang: true };
    };
    await failureOf(read(2, time.signal), 'timeout');
  });
});
