import { expect } from 'chai';
import sinon from 'sinon';
import type { Agent } from '../../../src/domain/agent.ts';
import { minutesAgo, NOW } from '../../support/builders.ts';
import { aDoOnce } from '../../support/deeds.ts';

const kim: Agent = { objectId: 'kim', tenantId: 'partner', name: 'Kim' };
const alex: Agent = { objectId: 'alex', tenantId: 'partner', name: 'Alex' };

describe('a deed', () => {
  it('is done once, and the second one hears by whom and when', async () => {
    let now = minutesAgo(5);
    const doOnce = aDoOnce(() => now);
    const act = sinon.stub().resolves(true);
    expect(await doOnce({ key: 'a', by: kim }, act)).to.equal(undefined);
    now = NOW;
    expect(await doOnce({ key: 'a', by: alex }, act)).to.eql({
      by: 'Kim',
      at: minutesAgo(5),
      isDone: true,
      askedAt: NOW,
    });
    sinon.assert.calledOnce(act);
  });

  it('is not done twice while it is being done', async () => {
    const doOnce = aDoOnce();
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const first = doOnce({ key: 'a', by: kim }, () => promise);
    expect(await doOnce({ key: 'a', by: alex }, () => expect.fail('acted twice'))).to.include({ isDone: false });
    resolve(true);
    expect(await first).to.equal(undefined);
  });

  for (const [how, act] of [
    ['was not done', async () => false],
    ['failed', () => Promise.reject(new Error('on purpose'))],
  ] as const) {
    it(`may be tried again at once when it ${how}`, async () => {
      const doOnce = aDoOnce();
      await doOnce({ key: 'a', by: kim }, act).catch((error: Error) => expect(error.message).to.equal('on purpose'));
      const again = sinon.stub().resolves(true);
      expect(await doOnce({ key: 'a', by: kim }, again)).to.equal(undefined);
      sinon.assert.calledOnce(again);
    });
  }

  it('may be repeated after a while, where that is said, and when it was undone', async () => {
    let now = minutesAgo(2);
    const doOnce = aDoOnce(() => now);
    const act = sinon.stub().resolves(true);
    const deed = { key: 'a', by: kim, againAfterMs: 60_000 };
    await doOnce(deed, act);
    await doOnce(deed, act);
    now = NOW;
    await doOnce(deed, act);
    await doOnce.forget('a');
    await doOnce(deed, act);
    sinon.assert.calledThrice(act);
  });
});
