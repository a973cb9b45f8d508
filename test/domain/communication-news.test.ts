import { expect } from 'chai';
import type { Communication } from '../../src/domain/communication.ts';
import { newsOf, standingOf, tellsAlways } from '../../src/domain/communication-news.ts';
import { daysAgo, hoursAgo, NOW } from '../support/builders.ts';
import { aMaintenance, aMessage, inDays } from '../support/communications.ts';

/** What is news now to a place that was told `before`, `then`. */
const news = (before: Communication, then: Date, now: Communication) =>
  newsOf(now, standingOf(before, then), NOW).map(({ kind, days }) => (days ? `${kind} ${days}` : kind));

describe('news of communications', () => {
  it('is one that nobody was told of, as long as it counts', () => {
    expect(newsOf(aMessage(), undefined, NOW)).to.deep.equal([{ kind: 'new' }]);
    expect(newsOf(aMaintenance({ state: 'cancelled' }), undefined, NOW)).to.deep.equal([]);
    expect(newsOf(aMaintenance({ startsAt: daysAgo(3), endsAt: daysAgo(2) }), undefined, NOW)).to.deep.equal([]);
  });

  it('is none where nothing has changed, nor where words alone have', () => {
    expect(
      news(aMaintenance(), daysAgo(1), aMaintenance({ title: 'In other words', body: 'Other words.' })),
    ).to.deep.equal([]);
  });

  it('counts down to the act-by date once at 30, 14, 7 and 1 days, and skips what was slept through', () => {
    const due = (days: number) => aMessage({ actByAt: inDays(days) });
    expect(news(due(31), daysAgo(1), due(31))).to.deep.equal([]);
    expect(news(due(30), daysAgo(1), due(30))).to.deep.equal(['act-by 30']);
    expect(news(due(20), daysAgo(1), due(20)), 'said already').to.deep.equal([]);
    expect(news(due(14), daysAgo(1), due(14))).to.deep.equal(['act-by 14']);
    expect(news(due(6), daysAgo(20), due(6))).to.deep.equal(['act-by 7']);
    expect(news(due(1), daysAgo(1), due(1))).to.deep.equal(['act-by 1']);
    expect(news(due(-1), daysAgo(5), due(-1)), 'too late').to.deep.equal([]);
  });

  it('is a date that moved, both ways', () => {
    expect(news(aMessage({ actByAt: inDays(60) }), NOW, aMessage({ actByAt: inDays(90) }))).to.deep.equal(['moved']);
    expect(news(aMessage({ actByAt: inDays(60) }), NOW, aMessage({ actByAt: inDays(5) }))).to.deep.equal([
      ...['moved', 'act-by 7'],
    ]);
    const later = aMaintenance({ startsAt: inDays(8), endsAt: inDays(9) });
    expect(news(aMaintenance(), NOW, later)).to.deep.equal(['moved']);
    expect(newsOf(later, standingOf(aMaintenance(), NOW), NOW)[0]?.before?.startsAt).to.deep.equal(inDays(5));
    expect(tellsAlways(later, [{ kind: 'moved' }])).to.equal(true);
    expect(tellsAlways(aMessage(), [{ kind: 'moved' }]), 'a date of a message can wait').to.equal(false);
    expect(tellsAlways(later, [{ kind: 'started' }])).to.equal(false);
  });

  it('is a maintenance that begins, ends, or does not take place', () => {
    const running = aMaintenance({ startsAt: hoursAgo(1) });
    expect(news(running, daysAgo(1), running)).to.deep.equal(['started']);
    const over = aMaintenance({ startsAt: hoursAgo(5), endsAt: hoursAgo(1) });
    expect(news(over, hoursAgo(2), over)).to.deep.equal(['ended']);
    expect(news(over, daysAgo(1), over), 'who slept through it hears of its end').to.deep.equal(['ended']);
    const cancelled = aMaintenance({ state: 'cancelled' });
    expect(news(aMaintenance(), daysAgo(1), cancelled)).to.deep.equal(['cancelled']);
    expect(news(cancelled, daysAgo(1), cancelled)).to.deep.equal([]);
  });
});
