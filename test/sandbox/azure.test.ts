import { expect } from 'chai';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { AZURE, asTenant } from '../support/sandbox-calls.ts';

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

  it('is down for one customer whose Microsoft 365 answers', async () => {
    const azure = await asTenant(sandbox, 'citypowerlight.onmicrosoft.com', AZURE);
    const graph = await asTenant(sandbox, 'citypowerlight.onmicrosoft.com', 'https://graph.microsoft.com');
    expect((await azure('/subscriptions?api-version=2022-12-01')).status).to.equal(503);
    expect((await graph('/v1.0/admin/serviceAnnouncement/healthOverviews')).status).to.equal(200);
  });
});
