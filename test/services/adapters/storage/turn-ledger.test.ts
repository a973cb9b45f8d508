import { expect } from 'chai';
import sinon from 'sinon';
import { createTurnLedger } from '../../../../src/services/adapters/storage/turn-ledger.ts';
import { openEmbeddedStore, type Store } from '../../../support/stores.ts';

const NOON = new Date('2026-11-22T12:00:00Z');

describe('turn ledger: what is finished', () => {
  let store: Store;
  let clock: sinon.SinonFakeTimers;
  const onError = sinon.spy();

  before(async function () {
    store = await openEmbeddedStore(this);
  });
  beforeEach(() => {
    clock = sinon.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onError.resetHistory();
  });
  afterEach(() => {
    clock.restore();
    sinon.restore();
  });

  const aLedger = () => createTurnLedger(store.database.db, { process: 'one', onError, flushAfterMs: 20 });

  it('is written soon, all together', async () => {
    const ledger = aLedger();
    const keys = ['a', 'b', 'c'];
    for (const key of keys) await ledger.claim(key, NOON);
    const statements = sinon.spy(store.database.db.getExecutor(), 'executeQuery');
    for (const key of keys) ledger.finish(key);
    clock.tick(19);
    sinon.assert.notCalled(statements);
    clock.tick(1);
    await ledger.flush(); // nothing is left: waits for what is being written
    clock.tick(1000);
    await ledger.flush();
    sinon.assert.calledOnce(statements);
    const done = await store.database.db.selectFrom('turn').select('key').where('done_at', 'is not', null).execute();
    expect(done.map(({ key }) => key)).to.have.members(keys);
  });

  it('is reported, never thrown, when it cannot be written', async () => {
    const ledger = aLedger();
    const failure = new Error('disk full');
    sinon.stub(store.database.db.getExecutor(), 'executeQuery').rejects(failure);
    ledger.finish('a');
    await ledger.flush();
    sinon.assert.calledOnceWithExactly(onError, failure);
  });
});
