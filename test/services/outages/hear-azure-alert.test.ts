import { expect } from 'chai';
import sinon from 'sinon';
import { type AzureAlert, NotAzureMonitorError } from '../../../src/services/alert-ports.ts';
import { createHearAzureAlert, type HearAzureAlertNeeds } from '../../../src/services/outages/hear-azure-alert.ts';
import { createSoOften } from '../../../src/services/outages/so-often.ts';
import { createWakeAzure } from '../../../src/services/outages/wake-azure.ts';

const SECRET = 'a'.repeat(43);
const POSTED = { secret: SECRET, authorization: '', body: '{}' };
const PATH = { tenantId: 'tenant-1', subscriptionIds: ['sub-1'], since: new Date('2026-11-22T09:00:00Z') };
const alertOf = (...subscriptionIds: string[]): AzureAlert => ({ subscriptionIds, services: ['Storage'] });

function anEar(change: Partial<HearAzureAlertNeeds> = {}) {
  const send = sinon.stub().resolves();
  const [onWake, onRefusal, find] = [sinon.spy(), sinon.spy(), sinon.stub()];
  find.withArgs(SECRET).resolves(PATH);
  const needs = { paths: { find }, jobs: { send }, read: () => alertOf('sub-1'), prove: undefined };
  return {
    hear: createHearAzureAlert({ ...needs, admits: () => true, onWake, onRefusal, ...change }),
    send,
    onWake,
    onRefusal,
    find,
  };
}

describe('hearing an alert of Azure', () => {
  it('is woken by one of the customer’s subscriptions, and stores that', async () => {
    const { hear, send, onWake } = anEar({ read: () => alertOf('sub-9', 'sub-1') });
    expect(await hear(POSTED)).to.equal(202);
    expect(send.args).to.deep.equal([['wake-azure', [{ key: 'tenant-1', data: { tenantId: 'tenant-1', again: 1 } }]]]);
    expect(onWake.args).to.deep.equal([[{ tenantId: 'tenant-1', services: ['Storage'] }]]);
  });

  it('sleeps on for another customer’s subscription, and for what is no alert of Service Health', async () => {
    for (const read of [() => alertOf('sub-2'), () => alertOf(), () => undefined]) {
      const { hear, send, onRefusal } = anEar({ read });
      expect(await hear(POSTED)).to.equal(202);
      expect(send.called).to.equal(false);
      expect(onRefusal.callCount).to.equal(1);
    }
  });

  it('knows no other address, and looks up none that cannot be one', async () => {
    const { hear, find } = anEar();
    expect(await hear({ ...POSTED, secret: 'b'.repeat(43) })).to.equal(404);
    expect(await hear({ ...POSTED, secret: '../../etc/passwd' })).to.equal(404);
    expect(find.callCount).to.equal(1);
  });

  it('asks for another delivery when it cannot store, and never fails', async () => {
    const down = async () => {
      throw new Error('the database does not answer');
    };
    for (const change of [{ jobs: { send: down } }, { paths: { find: down } }, { prove: down }] as const)
      expect(await anEar(change).hear(POSTED)).to.equal(503);
  });

  it('asks for patience when one address is posted to too often', async () => {
    expect(await anEar({ admits: () => false }).hear(POSTED)).to.equal(429);
  });

  it('wants a token where one is configured, of the address’s own tenant', async () => {
    const prove = sinon.stub().rejects(new NotAzureMonitorError('no token'));
    const { hear, send } = anEar({ prove });
    expect(await hear({ ...POSTED, authorization: 'Bearer x' })).to.equal(401);
    expect(prove.args).to.deep.equal([['Bearer x', 'tenant-1']]);
    expect(send.called).to.equal(false);
  });
});

describe('how often an address is heard', () => {
  it('is counted for each by itself, and anew in each window', () => {
    let now = 0;
    const admits = createSoOften(2, 60_000, () => new Date(now));
    expect(['a', 'a', 'a', 'b'].map(admits)).to.deep.equal([true, true, false, true]);
    now = 60_000;
    expect(admits('a')).to.equal(true);
  });
});

describe('what an alert wakes', () => {
  it('is one fresh question to Azure for all who were told, a look at each, and a second one later', async () => {
    const [send, work, askAgain] = [sinon.stub().resolves(), sinon.stub(), sinon.spy()];
    await createWakeAzure({ jobs: { send, work }, askAgain })();
    const job = (tenantId: string, again: number) => ({ key: tenantId, data: { tenantId, again } });
    expect(await work.args[0]?.[2]([job('t1', 1), job('t2', 0)])).to.deep.equal([]);
    expect(askAgain.callCount).to.equal(1);
    const look = (tenantId: string) => ({ key: `azure ${tenantId}`, data: { tenantId, source: 'azure', failures: 0 } });
    expect(send.args).to.deep.equal([
      ['look', [look('t1'), look('t2')]],
      ['wake-azure', [{ ...job('t1', 0), afterMs: 120_000 }]],
    ]);
  });
});
