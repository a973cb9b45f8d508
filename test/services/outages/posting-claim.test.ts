import { expect } from 'chai';
import { createWhileClaimed, POSTING_LIMIT_MS } from '../../../src/services/outages/posting-claim.ts';
import { NOW } from '../../support/builders.ts';
import { createHandWorld } from '../../support/world.ts';

const SAID_EVERY_MS = 10_000;

describe('a claim on a message that is being posted', () => {
  it('is said to be held until it has been posted, though saying so may fail', async () => {
    const world = createHandWorld(NOW);
    const { promise, resolve } = Promise.withResolvers<string>();
    let said = 0;
    const posted = createWhileClaimed(world.alarm)(
      async () => {
        said += 1;
        if (said === 1) throw new Error('the database is away');
      },
      () => promise,
    );
    await world.ring(SAID_EVERY_MS);
    await world.ring(SAID_EVERY_MS);
    expect(said).to.equal(2);
    resolve('message-1');
    expect(await posted).to.equal('message-1');
    world.ringAll(SAID_EVERY_MS);
    expect(said).to.equal(2);
  });

  it('is given up with what fails, and said often enough to miss one', async () => {
    const world = createHandWorld(NOW);
    const error = new Error('no answer');
    const failed = await createWhileClaimed(world.alarm)(
      async () => expect.fail('it is over'),
      async () => {
        throw error;
      },
    ).catch((why: unknown) => why);
    expect(failed).to.equal(error);
    world.ringAll(SAID_EVERY_MS);
    expect(POSTING_LIMIT_MS).to.be.at.least(2 * SAID_EVERY_MS);
  });
});
