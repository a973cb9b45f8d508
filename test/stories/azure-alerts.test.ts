import { expect } from 'chai';
import { createAlertPathBook } from '../../src/services/adapters/storage/alert-path-book.ts';
import { openDatabase } from '../../src/services/adapters/storage/database.ts';
import { aDataDir } from '../support/data-dirs.ts';
import { openStory, STORY_NOW } from '../support/story.ts';

const SECRET = 'contoso-alerts-'.padEnd(43, 'x');
const SUBSCRIPTION = '11111111-2222-4333-8444-555555555555';
const EVENT = 'K7RM-TQ8';

describe('story: Azure Monitor tells of trouble', function () {
  this.timeout(60_000);
  let contoso = '';
  const story = openStory(async (sandbox) => {
    const dataDir = await aDataDir();
    contoso = (await sandbox.customers()).find(({ name }) => name === 'Contoso')?.tenantId ?? '';
    const database = await openDatabase({ dataDir });
    const path = { tenantId: contoso, subscriptionIds: [SUBSCRIPTION], since: STORY_NOW };
    await createAlertPathBook(database.db).keep(SECRET, path);
    await database.close();
    // The first round finds nothing of Contoso's; the next one would come in five minutes.
    await sandbox.fault({ path: '/subscriptions', tenant: contoso, status: 503 });
    return { DATA_DIR: dataDir, LOOK_SECONDS_AZURE: '300' };
  });

  const alert = (subscription = SUBSCRIPTION) => ({
    schemaId: 'azureMonitorCommonAlertSchema',
    data: {
      essentials: { monitoringService: 'ServiceHealth', alertTargetIDs: [`/subscriptions/${subscription}`] },
      alertContext: { properties: { title: 'Nothing of this is shown', trackingId: 'FAKE-1' } },
    },
  });
  const post = async (body: string, secret = SECRET, headers: Record<string, string> = {}) => {
    const url = `${story().house.url}/azure-alerts/${secret}`;
    const type = { 'content-type': 'application/json; charset=utf-8', ...headers };
    return (await fetch(url, { method: 'POST', headers: type, body })).status;
  };

  it('and that customer’s Azure is looked at now; only what Azure answers counts', async () => {
    await story().heard(({ msg, tenantId }) => tenantId === contoso && msg === 'a look got no answer');
    await story().sandbox.clearFaults();
    expect(await post(JSON.stringify(alert()))).to.equal(202);
    const line = await story().heard(({ tenantId, found }) => tenantId === contoso && String(found).includes(EVENT));
    expect(String(line.found)).not.to.include('FAKE');
    expect(story().logged(), 'the secret').not.to.include(SECRET);
  });

  it('and is answered alike whatever it says, for only its address gives it a right', async () => {
    expect(await post(JSON.stringify(alert('99999999-2222-4333-8444-555555555555')))).to.equal(202);
    expect(await post('{"schemaId":"another"}')).to.equal(202);
    expect(await post(JSON.stringify(alert()), 'y'.repeat(43))).to.equal(404);
    expect(await post(JSON.stringify(alert()), 'short')).to.equal(404);
    expect(await post(JSON.stringify({ ...alert(), more: 'x'.repeat(300_000) }))).to.equal(413);
  });
});
