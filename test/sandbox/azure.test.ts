import { expect } from 'chai';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { AZURE, asTenant, GOOD_FORM, login, PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';

const VERSION = 'api-version=2025-05-01';

describe('sandbox: Azure', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ now: new Date('2026-11-22T10:00:00Z'), fixedClock: true });
  });
  after(() => sandbox.stop());

  async function azureOf(domain: string) {
    const get = await asTenant(sandbox, `${domain}.onmicrosoft.com`, AZURE);
    const { body } = await get('/subscriptions?api-version=2022-12-01');
    const [first] = body.value as { id: string; subscriptionId: string; displayName: string; state: string }[];
    return { get, subscriptions: body.value, events: `${first?.id}/providers/Microsoft.ResourceHealth/events` };
  }

  it('lists the subscriptions of the tenant alone', async () => {
    const contoso = await azureOf('contoso');
    expect(contoso.subscriptions).to.have.length(2);
    expect(contoso.subscriptions[0]).to.include({ displayName: 'Contoso Production', state: 'Enabled' });
    const { get, subscriptions } = await azureOf('fourthcoffee');
    expect(subscriptions).to.deep.equal([]);
    const refused = await get(`${contoso.events}?${VERSION}`);
    expect([refused.status, refused.body.error.code]).to.deep.equal([404, 'SubscriptionNotFound']);
  });

  it('looks back three days unless told otherwise', async () => {
    const { get, events } = await azureOf('contoso');
    const names = async (query: string): Promise<string[]> =>
      (await get(`${events}?${VERSION}${query}`)).body.value.map(({ name }: { name: string }) => name);
    expect(await names('')).to.deep.equal(['K7RM-TQ8']);
    expect(await names('&queryStartTime=11/1/2026')).to.deep.equal(['K7RM-TQ8', 'QX2V-9LD']);
    expect(await names("&queryStartTime=11/1/2026&$filter=status eq 'Resolved'")).to.deep.equal(['QX2V-9LD']);
    await sandbox.setClock(new Date('2026-11-29T10:00:00Z'));
    expect(await names('')).to.deep.equal([]);
    await sandbox.setClock(new Date('2026-11-22T10:00:00Z'));
  });

  it('repeats each update for every service and region, newest first', async () => {
    const { get, events } = await azureOf('contoso');
    const { body } = await get(`${events}/K7RM-TQ8?${VERSION}`);
    const { impact, status, eventType, lastUpdateTime } = body.properties;
    expect([status, eventType]).to.deep.equal(['Active', 'ServiceIssue']);
    expect(impact.map((one: { impactedService: string }) => one.impactedService)).to.deep.equal([
      'Storage',
      'Virtual Machines',
    ]);
    const regions = impact.flatMap((one: { impactedRegions: object[] }) => one.impactedRegions);
    expect(regions).to.have.length(4);
    for (const { updates } of regions) {
      expect(updates).to.deep.equal(regions[0].updates);
      expect(updates).to.have.length(4);
      expect(updates[0].updateDateTime).to.equal(lastUpdateTime);
      expect(lastUpdateTime).to.match(/\.\d{7}Z$/);
    }
  });

  it('pages by nextLink', async () => {
    const { get, events } = await azureOf('wideworldimporters');
    const first = await get(`${events}?${VERSION}&queryStartTime=8/1/2026`);
    const second = await get(first.body.nextLink);
    expect([first.body.value.length, second.body.value.length]).to.deep.equal([10, 2]);
    expect(second.body).not.to.have.property('nextLink');
  });

  it('tells of maintenance to come', async () => {
    const { get, events } = await azureOf('woodgrovebank');
    const { body } = await get(`${events}?${VERSION}&$filter=eventType eq 'PlannedMaintenance'`);
    expect(Date.parse(body.value[0].properties.impactStartTime)).to.be.above(Date.parse('2026-11-22T10:00:00Z'));
  });

  const mistakes = {
    '': 'MissingApiVersionParameter',
    'api-version=1999-01-01': 'InvalidApiVersionParameter',
    [`${VERSION}&queryStartTime=2026-11-01`]: 'BadRequest',
    [`${VERSION}&$filter=title eq 'x'`]: 'BadRequest',
  };
  for (const [query, code] of Object.entries(mistakes)) {
    it(`answers ${code} to <${query}>`, async () => {
      const { get, events } = await azureOf('contoso');
      const { status, body } = await get(`${events}?${query}`);
      expect([status, body.error.code]).to.deep.equal([400, code]);
    });
  }

  it('shows the partner’s own tenant what Azure Lighthouse delegates, and its customers the rest', async () => {
    const home = await asTenant(sandbox, PARTNER_TENANT_ID, AZURE);
    const { value } = (await home('/subscriptions?api-version=2022-12-01')).body;
    const names = value.map(({ displayName }: { displayName: string }) => displayName);
    expect(names).to.deep.equal(
      ['Bellows Campus', 'A. Datum Core', '미래전자 운영'].sort((a, b) => names.indexOf(a) - names.indexOf(b)),
    );
    for (const { tenantId, managedByTenants } of value) {
      expect(tenantId).not.to.equal(PARTNER_TENANT_ID);
      expect(managedByTenants).to.deep.equal([{ tenantId: PARTNER_TENANT_ID }]);
    }
    expect((await azureOf('adatum')).subscriptions).to.deep.equal([]);
    expect((await azureOf('bellowscollege')).subscriptions).to.have.length(1);
  });

  it('keeps the words of sensitive advisories, and gives them by fetchEventDetails to who may see them', async () => {
    const details = async (domain: string) => {
      const { body: token } = await login(sandbox, `${domain}.onmicrosoft.com`, {
        ...GOOD_FORM,
        scope: `${AZURE}/.default`,
      });
      const { events } = await azureOf(domain);
      const response = await fetch(`${sandbox.url}${events}/SX5N-1L0/fetchEventDetails?${VERSION}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token.access_token}` },
      });
      return { status: response.status, body: (await response.json()) as any };
    };
    const { get, events } = await azureOf('gaonmedical');
    const [listed] = (await get(`${events}?${VERSION}&queryStartTime=11/1/2026`)).body.value;
    expect(listed.properties).to.include({ isEventSensitive: true }).and.not.include.keys('summary', 'article');
    expect(JSON.stringify(listed)).not.to.include('diagnostic log');
    expect((await details('gaonmedical')).body.properties.summary).to.include('diagnostic log');
    expect(await details('schooloffineart')).to.include({ status: 403 });
  });

  it('tells of the tenant as a whole where that may be read', async () => {
    const path = `/providers/Microsoft.ResourceHealth/events?${VERSION}&queryStartTime=11/1/2026`;
    const gaon = await (await azureOf('gaonmedical')).get(path);
    expect(gaon.body.value.map(({ name }: { name: string }) => name)).to.deep.equal(['TN8D-3W0']);
    expect((await (await azureOf('contoso')).get(path)).body.error.code).to.equal('AuthorizationFailed');
  });

  it('is down for one customer whose Microsoft 365 answers', async () => {
    const azure = await asTenant(sandbox, 'citypowerlight.onmicrosoft.com', AZURE);
    const graph = await asTenant(sandbox, 'citypowerlight.onmicrosoft.com', 'https://graph.microsoft.com');
    expect((await azure('/subscriptions?api-version=2022-12-01')).status).to.equal(503);
    expect((await graph('/v1.0/admin/serviceAnnouncement/healthOverviews')).status).to.equal(200);
  });
});
