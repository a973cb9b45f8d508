import { expect } from 'chai';
import type { Outage } from '../../../src/domain/outage.ts';
import { createKeptOpen } from '../../../src/services/outages/kept-open.ts';
import { NOW } from '../../support/builders.ts';
import { anOutage } from '../../support/outages.ts';
import { createHandWorld } from '../../support/world.ts';

describe('what is open, for every verdict', () => {
  it('is read once for all who ask within 15 seconds, and anew after that', async () => {
    const world = createHandWorld(NOW);
    const outages = [anOutage()];
    let readings = 0;
    const open = createKeptOpen(async () => {
      readings += 1;
      return outages;
    }, world.clock);
    expect(await Promise.all([open(), open()])).to.deep.equal([outages, outages]);
    world.pass(14_999);
    await open();
    expect(readings).to.equal(1);
    world.pass(1);
    await open();
    expect(readings).to.equal(2);
  });

  it('keeps no failure', async () => {
    const answers: (() => readonly Outage[])[] = [
      () => {
        throw new Error('the database is away');
      },
      () => [],
    ];
    const open = createKeptOpen(
      async () => answers.shift()?.() ?? [],
      () => NOW,
    );
    const first = await open().then(
      () => 'answered',
      ({ message }: Error) => message,
    );
    expect([first, await open()]).to.deep.equal(['the database is away', []]);
  });
});
