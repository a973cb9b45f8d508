import { expect } from 'chai';
import { calendarEntries, isWithoutHours } from '../../src/domain/calendar.ts';
import type { Communication } from '../../src/domain/communication.ts';
import { daysAgo, hoursAgo, NOW } from '../support/builders.ts';
import { aMaintenance, aMessage, aShared, inDays } from '../support/communications.ts';

const BLIND = { namesCustomers: false };

describe('what stands in a calendar', () => {
  const entriesOf = (it: Communication, revision = 1, feed = BLIND) =>
    calendarEntries([aShared(it, { revision })], feed, NOW);

  it('is maintenance at its hours, and a post on the day to act by; both where a maintenance wants action', () => {
    const [one, none] = entriesOf(aMaintenance());
    expect(one).to.include({ uid: 'pm4t-7s0.maintenance@healthdesk', sequence: 0, isCancelled: false });
    expect(one?.when).to.deep.equal({ from: aMaintenance().startsAt, to: aMaintenance().endsAt });
    expect(none).to.equal(undefined);
    expect(entriesOf(aMessage()), 'wants nothing').to.deep.equal([]);
    const [act] = entriesOf(aMessage({ actByAt: inDays(3) }));
    expect([act?.uid, act?.when]).to.deep.equal(['mc1187310.act-by@healthdesk', { on: inDays(3) }]);
    const both = entriesOf(aMaintenance({ actByAt: inDays(1) }));
    expect(both.map(({ kind }) => kind)).to.deep.equal(['maintenance', 'act-by']);
  });

  it('keeps its name while it changes, and counts how often it has; with customers’ names it has another', () => {
    const [first, third] = [entriesOf(aMaintenance())[0], entriesOf(aMaintenance({ startsAt: inDays(4) }), 3)[0]];
    expect(third?.uid).to.equal(first?.uid);
    expect(third?.sequence).to.equal(2);
    expect(entriesOf(aMaintenance(), 1, { namesCustomers: true })[0]?.uid).to.not.equal(first?.uid);
    expect(entriesOf(aMaintenance({ id: 'ä b;\nc' }))[0]?.uid).to.match(/^[\w%.-]+@healthdesk$/);
  });

  it('is told as cancelled for a month, then no more', () => {
    const cancelled = (updatedAt: Date) => entriesOf(aMaintenance({ state: 'cancelled', updatedAt })).length;
    expect(entriesOf(aMaintenance({ state: 'cancelled' }))[0]?.isCancelled).to.equal(true);
    expect([cancelled(daysAgo(29)), cancelled(daysAgo(31))]).to.deep.equal([1, 0]);
    const taken = aMessage({ actByAt: inDays(3), state: 'over', updatedAt: hoursAgo(1) });
    expect(entriesOf(taken)[0]?.isCancelled, 'before its date').to.equal(true);
    const done = aMessage({ actByAt: daysAgo(3), state: 'over', updatedAt: hoursAgo(1) });
    expect(entriesOf(done)[0]?.isCancelled, 'after it').to.equal(false);
  });

  it('stays for a month after it is over', () => {
    const ended = (endsAt: Date) => entriesOf(aMaintenance({ startsAt: daysAgo(60), endsAt })).length;
    expect([ended(daysAgo(29)), ended(daysAgo(31))]).to.deep.equal([1, 0]);
    const { endsAt: _, ...endless } = aMaintenance({ startsAt: daysAgo(2) });
    expect(entriesOf(endless)[0]?.when).to.deep.equal({ from: daysAgo(2) });
  });

  it('is nothing where Microsoft tells no hours, which is counted', () => {
    const { startsAt: _, ...undated } = aMaintenance();
    expect(entriesOf(undated)).to.deep.equal([]);
    expect(isWithoutHours(undated, NOW)).to.equal(true);
    expect(isWithoutHours({ ...undated, state: 'cancelled' }, NOW)).to.equal(false);
    expect(isWithoutHours(aMaintenance(), NOW)).to.equal(false);
    expect(isWithoutHours(aMessage(), NOW)).to.equal(false);
  });
});
