import { expect } from 'chai';
import { createOneAtATime } from '../../src/bot/one-at-a-time.ts';

describe('one at a time', () => {
  it('runs work of one key in the order of arrival, and other keys meanwhile', async () => {
    const { run } = createOneAtATime();
    const events: string[] = [];
    const gate = Promise.withResolvers<void>();
    const first = run('kim', async () => {
      await gate.promise;
      events.push('first');
    });
    const second = run('kim', async () => void events.push('second'));
    await run('alex', async () => void events.push('other'));
    gate.resolve();
    await Promise.all([first, second]);
    expect(events).to.deep.equal(['other', 'first', 'second']);
  });

  it('goes on after work that failed, and tells its caller alone', async () => {
    const { run } = createOneAtATime();
    const broken = run('kim', () => Promise.reject(new Error('broken')));
    const after = run('kim', async () => 'done');
    expect(await broken.catch((error: Error) => error.message)).to.equal('broken');
    expect(await after).to.equal('done');
  });

  it('is idle only when nothing is under way', async () => {
    const { run, idle } = createOneAtATime();
    const gate = Promise.withResolvers<void>();
    let ended = false;
    void run('kim', () => gate.promise);
    void run('kim', async () => {
      ended = true;
    });
    const resting = idle();
    gate.resolve();
    await resting;
    expect(ended).to.equal(true);
  });
});
