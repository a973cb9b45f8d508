import { expect } from 'chai';
import { shareAnswer } from '../../../../src/services/adapters/azure/shared-answer.ts';

function setUp() {
  const state = { now: 0, asked: 0, fails: false };
  const shared = shareAnswer(
    async () => {
      state.asked += 1;
      if (state.fails) throw new Error('no');
      return state.asked;
    },
    { keptMs: 60_000, now: () => new Date(state.now) },
  );
  return { state, shared };
}

describe('an answer for many', () => {
  it('is asked for once, however many want it at a time and within the window', async () => {
    const { state, shared } = setUp();
    const answers = await Promise.all([shared.get(), shared.get(), shared.get()]);
    state.now = 59_999;
    answers.push(await shared.get());
    expect(answers).to.deep.equal(Array(4).fill({ answer: 1, readAt: new Date(0) }));
    state.now = 60_000;
    expect(await shared.get()).to.deep.equal({ answer: 2, readAt: new Date(60_000) });
  });

  it('is asked for again when somebody wants it anew, but joins a question under way', async () => {
    const { state, shared } = setUp();
    const first = shared.get();
    shared.again();
    await Promise.all([first, shared.get()]);
    expect(state.asked).to.equal(1);
    shared.again();
    await shared.get();
    expect(state.asked).to.equal(2);
  });

  it('shares a failure for ten seconds', async () => {
    const { state, shared } = setUp();
    state.fails = true;
    for (const now of [0, 9_999, 10_000]) {
      state.now = now;
      await shared.get().catch(() => undefined);
    }
    expect(state.asked).to.equal(2);
  });
});
