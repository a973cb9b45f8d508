import { expect } from 'chai';
import { createChores } from '../../src/house/chores.ts';

/** Alarms that ring when the test says so. */
function handAlarm() {
  const rings: (() => void)[] = [];
  return {
    rings,
    alarm: (_ms: number, ring: () => void) => {
      rings.push(ring);
      return () => void rings.splice(rings.indexOf(ring), 1);
    },
  };
}

describe('chores', () => {
  it('begins a round only when the one before has ended, whether it worked or not', async () => {
    const { rings, alarm } = handAlarm();
    const errors: unknown[] = [];
    let rounds = 0;
    const chores = createChores({ alarm }, (error) => errors.push(error));
    const gate = Promise.withResolvers<void>();
    chores.every(1000, async () => {
      rounds += 1;
      await gate.promise;
      throw new Error('no answer');
    });
    expect(rings).to.have.length(0);
    gate.resolve();
    await new Promise(setImmediate);
    expect(rings).to.have.length(1);
    rings.shift()?.();
    await new Promise(setImmediate);
    expect(rounds).to.equal(2);
    expect(errors).to.have.length(2);
    await chores.stop();
    expect(rings).to.have.length(0);
  });

  it('waits for the round under way when it stops', async () => {
    const { rings, alarm } = handAlarm();
    const chores = createChores({ alarm }, () => {});
    const gate = Promise.withResolvers<void>();
    let ended = false;
    chores.every(1000, async () => {
      await gate.promise;
      ended = true;
    });
    const stopped = chores.stop();
    gate.resolve();
    await stopped;
    expect(ended).to.equal(true);
    expect(rings).to.have.length(0);
  });
});
