import { expect } from 'chai';
import type { LivingCard } from '../../../src/domain/living-card.ts';
import type { Outage } from '../../../src/domain/outage.ts';
import type { CardKey } from '../../../src/services/outage-ports.ts';
import { toldNow } from '../../../src/services/outages/replies-due.ts';
import { createTellOutage } from '../../../src/services/outages/tell-outage.ts';
import { anIncident, minutesAgo, NOW } from '../../support/builders.ts';
import { aFollowing, anExposure, anOutage } from '../../support/following.ts';
import { CUSTOMERS } from '../../support/some-customers.ts';

const ID = anIncident().id;
const SECOND_MS = 1000;

describe('telling of an outage', () => {
  const secondsAgo = (seconds: number) => new Date(NOW.getTime() - seconds * SECOND_MS);
  const posted = anOutage();
  const cardOf = (followingId: string, over: Partial<LivingCard> = {}): LivingCard => ({
    ...{ followingId, incidentId: ID, messageId: 'm1', told: toldNow(posted) },
    ...{ postedAt: minutesAgo(60), sentAt: minutesAgo(5) },
    ...over,
  });

  /** What is asked for: which followings, and how many seconds later. */
  async function told(
    outage: Outage,
    cards: readonly LivingCard[],
    followings = cards.map((card) => card.followingId),
  ) {
    const asked: [string, number][] = [];
    const tell = async (keys: readonly CardKey[], notBefore = NOW) => {
      for (const { followingId } of keys) asked.push([followingId, (notBefore.getTime() - NOW.getTime()) / SECOND_MS]);
    };
    await createTellOutage({
      outages: { outage: async () => outage },
      followings: { all: async () => followings.map((id) => aFollowing({ id })) },
      cards: { cardsAbout: async () => cards },
      deliveries: { tell },
      customer: (id) => CUSTOMERS.find(({ tenantId }) => tenantId === id),
      tagsOf: () => [],
      clock: () => NOW,
    })(ID);
    return asked;
  }

  it('begins at once where there is no card yet, and where the last edit is a minute old', async () => {
    expect(
      await told(posted, [cardOf('old'), cardOf('summed-up', { messageId: undefined })], ['new', 'old', 'summed-up']),
    ).to.eql([
      ['new', 0],
      ['old', 0],
      ['summed-up', 0],
    ]);
  });

  it('makes one edit of all that comes within a minute of the last', async () => {
    const spread = anOutage({ exposures: [anExposure(0), anExposure(1, { since: secondsAgo(1) })] });
    expect(await told(spread, [cardOf('f1', { sentAt: secondsAgo(20) })])).to.eql([['f1', 40]]);
  });

  it('names those whom a new outage hits soon after its card has come', async () => {
    const since = secondsAgo(5);
    expect(await told(posted, [cardOf('f1', { postedAt: since, sentAt: new Date(since) })])).to.eql([['f1', 5]]);
  });

  it('asks for a thousand cards of about the same time at once', async () => {
    const cards = Array.from({ length: 1000 }, (_, at) => cardOf(`f${at}`, { sentAt: secondsAgo(30 + at / 50) }));
    const asked = await told(posted, cards);
    expect(asked).to.have.lengthOf(1000);
    expect(new Set(asked.map(([, seconds]) => seconds)).size).to.be.at.most(5);
  });

  it('takes the name of a customer that was left off at once, and once', async () => {
    const gone = anExposure(0, { tenantId: 'nobody', missingSince: secondsAgo(2) });
    const outage = anOutage({ exposures: [gone, anExposure(1)] });
    const cards = [cardOf('names-it', { sentAt: secondsAgo(20) }), cardOf('does-not', { sentAt: secondsAgo(1) })];
    expect(await told(outage, cards)).to.eql([
      ['names-it', 0],
      ['does-not', 60],
    ]);
  });

  it('lets nothing wait that should interrupt somebody', async () => {
    const worse = anOutage({ exposures: [anExposure(0, { status: 'interrupted' })] });
    const over = anOutage({ state: 'resolved' });
    for (const outage of [worse, over]) {
      expect(await told(outage, [cardOf('f1', { sentAt: secondsAgo(1) })])).to.eql([['f1', 0]]);
    }
  });
});
