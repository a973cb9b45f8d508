import { expect } from 'chai';
import { doctor, settingsFor } from '../support/doctor.ts';
import { withOwnDesk } from '../support/escalating.ts';
import { signedIn } from '../support/onboarded.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { STORY_NOW } from '../support/story.ts';

describe('story: doctor looks at the desks', function () {
  this.timeout(120_000);
  let sandbox: Sandbox;
  let env: Record<string, string>;
  before(async () => {
    sandbox = await startSandbox({ now: STORY_NOW, fixedClock: true });
    const { settings } = await signedIn(sandbox, ['reader', 'partner']);
    env = { ...settingsFor(sandbox), ...(await withOwnDesk(sandbox)), ...settings };
  });
  after(() => sandbox?.stop());
  afterEach(() => sandbox.clearFaults());

  it('finds the ticket system reached and signed for, and files nothing there', async () => {
    const { row } = await doctor(env);
    expect(row('own-desk')).to.include({ outcome: 'ok' });
    expect(await sandbox.tickets()).to.deep.equal([]);
    expect(row('request-notes')).to.include({ outcome: 'ok' });
  });

  it('tells a refused signature, and a ticket system that is away, apart', async () => {
    const { row } = await doctor({ ...env, OWN_DESK_SECRET: Buffer.alloc(32, 7).toString('base64') });
    expect(row('own-desk')).to.include({ outcome: 'warn' });
    expect(row('own-desk').remedy).to.include('OWN_DESK_SECRET');
    await sandbox.fault({ path: '/desk/requests', status: 503 });
    expect((await doctor(env)).row('own-desk').remedy).to.include('OWN_DESK_URL');
  });

  it('names a template that asks for what there is not', async () => {
    const { row, isWell } = await doctor({ ...env, OWN_DESK_TEMPLATE: 'package.json' });
    expect(row('own-desk').says).to.include('OWN_DESK_TEMPLATE: ');
    expect(isWell).to.equal(false);
  });

  for (const [name, kind, words] of [
    ['Contoso', 'ready', 'files requests on 2 of its subscriptions'],
    ['미래전자', 'ready', 'files requests on 1 of its subscriptions'],
    ['Proseware', 'hand-off', 'no Support Request Contributor for the application'],
    ['Litware', undefined, ''],
  ] as const) {
    it(`tells whether the application files Azure requests of ${name}: ${kind ?? 'no Azure'}`, async () => {
      const { customer, row, text } = await doctor(env, { named: name });
      expect(customer(name).azureDesk).to.equal(kind);
      expect(customer(name).azureDeskSays ?? '').to.include(words);
      expect(text.replace(/\s+/g, ' ')).to.include(words.slice(0, 20));
      const outcome = kind === 'ready' ? 'ok' : kind === 'hand-off' ? 'warn' : 'skipped';
      expect(row('azure-desk').outcome).to.equal(outcome);
    });
  }

  it('says what indirect resellers leave to their provider', async () => {
    const { row } = await doctor({ ...env, PARTNER_CENTER: 'off' });
    expect([row('azure-desk').outcome, row('request-notes').outcome]).to.deep.equal(['skipped', 'skipped']);
  });
});
