import { expect } from 'chai';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { asTenant, GOOD_FORM, login, PARTNER_CENTER, PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';

interface Item {
  readonly id: string;
  readonly companyProfile: { readonly tenantId: string; readonly companyName: string; readonly domain: string };
}

describe('sandbox: Partner Center', () => {
  let sandbox: Sandbox;
  let get: Awaited<ReturnType<typeof asTenant>>;
  before(async () => {
    sandbox = await startSandbox({ customers: 10_000 });
    get = await asTenant(sandbox, PARTNER_TENANT_ID, PARTNER_CENTER);
  });
  after(() => sandbox.stop());

  async function allPages(path: string): Promise<{ items: Item[]; pages: number }> {
    const items: Item[] = [];
    let [next, headers, pages]: [string | undefined, Record<string, string>, number] = [path, {}, 0];
    while (next !== undefined) {
      const { body } = await get(next, headers);
      items.push(...body.items);
      pages += 1;
      next = body.links.next && `/v1${body.links.next.uri}`;
      headers = Object.fromEntries(
        (body.links.next?.headers ?? []).map((one: Record<string, string>) => [one.key, one.value]),
      );
    }
    return { items, pages };
  }

  it('pages through a fleet of 10,000, each customer once', async () => {
    const { items, pages } = await allPages('/v1/customers?size=500');
    expect([items.length, pages]).to.deep.equal([10_000, 20]);
    for (const key of ['tenantId', 'domain'] as const) {
      expect(new Set(items.map(({ companyProfile }) => companyProfile[key])).size, key).to.equal(10_000);
    }
    const names = items.map(({ companyProfile }) => companyProfile.companyName);
    expect(new Set(names).size, 'names, two of them the same').to.equal(9_999);
    expect(names.filter((name) => /[가-힣]/.test(name)).length).to.be.above(1_000);
    expect((await get('/v1/customers?size=0')).body.items).to.deep.equal(items);
  });

  it('gives its fleet the same faces every time', async () => {
    const again = await startSandbox({ customers: 100 });
    expect(await again.customers()).to.deep.equal((await sandbox.customers()).slice(0, 100));
    await again.stop();
  });

  it('knows what is wrong with any of the fleet', async () => {
    const { tenantId } = (await sandbox.customers()).at(-1) ?? expect.fail();
    const graph = await asTenant(sandbox, tenantId, 'https://graph.microsoft.com');
    const { body } = await graph('/v1.0/admin/serviceAnnouncement/issues?$filter=isResolved eq false');
    expect(body.value.length).to.be.within(8, 20);
  });

  it('shapes a customer as published, behind a byte order mark', async () => {
    const { body: form } = await login(sandbox, PARTNER_TENANT_ID, {
      ...GOOD_FORM,
      scope: `${PARTNER_CENTER}/.default`,
    });
    const headers = { authorization: `Bearer ${form.access_token}`, 'ms-requestid': 'one' };
    const response = await fetch(`${sandbox.url}/v1/customers?size=1`, { headers });
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).to.deep.equal([0xef, 0xbb, 0xbf]);
    expect(response.headers.get('ms-requestid')).to.equal('one');
    const { totalCount, items, attributes } = JSON.parse(bytes.subarray(3).toString());
    expect([totalCount, attributes]).to.deep.equal([10_000, { objectType: 'Collection' }]);
    expect(items[0]).to.have.all.keys('id', 'companyProfile', 'relationshipToPartner', 'links', 'attributes');
    expect(items[0].companyProfile).to.include({ companyName: 'Contoso', domain: 'contoso.onmicrosoft.com' });
  });

  it('filters by the beginning of a name or a domain, whatever the case', async () => {
    const filter = (field: string, value: string, operator = 'starts_with') =>
      `/v1/customers?size=2&filter=${encodeURIComponent(JSON.stringify({ Field: field, Value: value, Operator: operator }))}`;
    const named = await allPages(filter('CompanyName', 'CONTOSO'));
    expect(named.items.map(({ companyProfile }) => companyProfile.companyName)).to.deep.equal([
      'Contoso',
      'Contoso Suites',
      'Contoso Pharma',
    ]);
    const owned = await allPages(filter('Domain', 'contoso'));
    expect([owned.items.length, owned.pages]).to.deep.equal([3, 2]);
    expect((await get(filter('CompanyName', 'x', 'contains'))).status).to.equal(400);
  });

  it('tells more about one customer', async () => {
    const [first] = await sandbox.customers();
    const { body } = await get(`/v1/customers/${first?.tenantId}`);
    expect(body.customDomains).to.deep.equal(['contoso.com']);
    const unknown = await get('/v1/customers/11111111-2222-4333-8444-555555555555');
    expect([unknown.status, unknown.body.code]).to.deep.equal([404, '1000']);
  });

  it('wants its continuation token, and the partner’s own tenant', async () => {
    expect((await get('/v1/customers?size=5&seekOperation=Next')).status).to.equal(400);
    const asContoso = await asTenant(sandbox, 'contoso.onmicrosoft.com', PARTNER_CENTER);
    const refused = await asContoso('/v1/customers?size=5');
    expect([refused.status, refused.body.code]).to.deep.equal([403, '2032']);
  });
});
