import { expect } from 'chai';
import { isMuted } from '../../../src/domain/muting.ts';
import { createMarkCard } from '../../../src/services/outages/mark-card.ts';
import { anIncident, NOW } from '../../support/builders.ts';
import { outageBooks } from '../../support/outage-books.ts';
import { anOutage, SOMEBODY, SOMEBODY_ELSE } from '../../support/outages.ts';

const KEY = { followingId: 'f1', incidentId: 'EX1234567' };

describe('hands on a card', () => {
  const open = () => {
    const { cards } = outageBooks();
    const delivered: unknown[] = [];
    const deliver = async (key: unknown) => void delivered.push(key);
    return { mark: createMarkCard({ cards, deliver, clock: () => NOW }), delivered };
  };

  it('acknowledge it once: whoever comes second reads who was first', async () => {
    const { mark } = open();
    const first = await mark.acknowledge(KEY, SOMEBODY);
    expect(first.acknowledged).to.deep.equal({ by: SOMEBODY, at: NOW });
    const second = await mark.acknowledge(KEY, SOMEBODY_ELSE);
    expect(second.acknowledged?.by).to.equal(SOMEBODY);
    expect((await mark.release(KEY)).acknowledged).to.equal(undefined);
    expect((await mark.acknowledge(KEY, SOMEBODY_ELSE)).acknowledged?.by).to.equal(SOMEBODY_ELSE);
  });

  it('take it over from somebody else, and leave the other marks alone', async () => {
    const { mark, delivered } = open();
    await mark.acknowledge(KEY, SOMEBODY);
    await mark.assign(KEY, SOMEBODY);
    await mark.assign(KEY, SOMEBODY);
    const card = await mark.assign(KEY, SOMEBODY_ELSE);
    expect(card.assigned?.to).to.equal(SOMEBODY_ELSE);
    expect(card.acknowledged?.by).to.equal(SOMEBODY);
    expect(delivered).to.have.length(3);
  });

  it('mute it for a while, which ends by itself', async () => {
    const { mark } = open();
    const later = (ms: number) => new Date(NOW.getTime() + ms);
    const outage = anOutage();
    const hours = await mark.mute(KEY, SOMEBODY, '4h');
    expect(isMuted(hours, outage, later(4 * 3600_000 - 1))).to.equal(true);
    expect(isMuted(hours, outage, later(4 * 3600_000))).to.equal(false);

    const update = await mark.mute(KEY, SOMEBODY, 'next-update');
    expect(isMuted(update, outage, later(9e9))).to.equal(true);
    const updated = anOutage({ incident: anIncident({ updatedAt: later(1) }) });
    expect(isMuted(update, updated, later(2))).to.equal(false);

    const resolved = await mark.mute(KEY, SOMEBODY, 'resolved');
    expect(isMuted(resolved, updated, later(9e9))).to.equal(true);
    expect(isMuted(resolved, { ...outage, state: 'resolved' }, later(2))).to.equal(false);
    expect(isMuted(await mark.unmute(KEY), outage, NOW)).to.equal(false);
  });
});
