import { expect } from 'chai';
import { calendarSheet } from '../../../../src/cards/calendar-sheet.ts';
import { calendarEntries } from '../../../../src/domain/calendar.ts';
import type { Communication } from '../../../../src/domain/communication.ts';
import { writeCalendar } from '../../../../src/services/adapters/calendar/ical.ts';
import { wordsFor } from '../../../../src/words/words.ts';
import { aCustomer, NOW } from '../../../support/builders.ts';
import { aFeed, readCalendar } from '../../../support/calendars.ts';
import { aMaintenance, aMessage, aShared } from '../../../support/communications.ts';

const SCHEDULES = 500;
const HOUR = 3600_000;
const ZONES = [
  ...['Asia/Seoul', 'Europe/Berlin', 'America/New_York', 'America/Sao_Paulo', 'Australia/Lord_Howe'],
  ...['Pacific/Kiritimati', 'Asia/Kolkata', 'UTC'],
];
const LOCALES = ['en-GB', 'ko-KR', 'en-US'];
/** Around them clocks change, somewhere in these zones. */
const CHANGES = [
  '2026-03-08T07:00Z',
  '2026-03-29T01:00Z',
  '2026-10-25T01:00Z',
  '2026-11-01T06:00Z',
  '2027-04-03T15:00Z',
];
const WORDS = [
  ...[
    'storage, moved',
    'read;only',
    'a\\b',
    'two\nlines',
    'CR\r\nLF',
    '저장소를 옮깁니다',
    '👩‍🔧 works 🛠️',
    '"quoted"',
    'é́',
  ],
  ...[
    'BEGIN:VEVENT',
    'END:VCALENDAR',
    'tab\there',
    'bell\u0007',
    'half \ud83d',
    'ß'.repeat(80),
    '유지 관리 '.repeat(40),
  ],
];

/** The same numbers each time. */
function dice(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const below = (most: number): number => Math.floor(next() * most);
  const one = <T>(of: readonly T[]): T => of[below(of.length)] as T;
  return { below, one, perhaps: () => next() < 0.5 };
}

/** A maintenance, or a post to act on, some months around a change of clocks. */
function aSchedule(at: number, { below, one, perhaps }: ReturnType<typeof dice>): Communication {
  const startsAt = new Date(Date.parse(one(CHANGES)) + (below(96) - 48) * HOUR + below(60) * 60_000);
  const updatedAt = new Date(startsAt.getTime() - below(60) * 24 * HOUR);
  const texts = { title: `${one(WORDS)} ${one(WORDS)}`, summary: `${one(WORDS)}\n${one(WORDS)}`, updatedAt };
  const state = perhaps() ? 'current' : 'cancelled';
  if (perhaps()) return aMessage({ ...texts, id: `MC${at}`, actByAt: startsAt, state });
  const { endsAt: _, ...endless } = aMaintenance({ ...texts, id: `PM/${at};x`, startsAt, state });
  return perhaps() ? endless : { ...endless, endsAt: new Date(startsAt.getTime() + (1 + below(72)) * HOUR) };
}

const read = (text: string) => text.replace(/\r\n?/g, '\n').replaceAll('\u0007', '').toWellFormed();

const clocks = new Map<string, Intl.DateTimeFormat>();
/** `YYYY-MM-DD HH:MM`. */
function clockIn(timeZone: string): Intl.DateTimeFormat {
  const clock =
    clocks.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' });
  clocks.set(timeZone, clock);
  return clock;
}

describe('calendars as iCalendar', () => {
  it(`are read as they were meant by another parser: ${SCHEDULES} schedules around changes of clocks`, () => {
    const { below, one, perhaps } = dice(20_261_122);
    for (let at = 0; at < SCHEDULES; at += 1) {
      const all = Array.from({ length: 1 + below(4) }, (_, n) =>
        aShared(aSchedule(at * 10 + n, { below, one, perhaps }), { revision: 1 + below(9), tenantIds: ['contoso'] }),
      );
      const words = wordsFor({ locale: one(LOCALES), zone: one(ZONES) });
      const feed = aFeed({ reader: words, namesCustomers: perhaps() });
      const now = new Date('2026-03-01T00:00Z');
      const entries = calendarEntries(all, feed, now);
      const gaps = { customers: 1, silent: below(2), azure: 1, azureSilent: 0, withoutHours: below(3) };
      const customerOf = () => aCustomer({ name: '한빛물산, "주식회사"; A\\B' });
      const sheet = calendarSheet({ feed, entries, gaps, customerOf, words, now });
      const text = writeCalendar(sheet);
      expect(writeCalendar(sheet), 'the same is the same text').to.equal(text);

      const lines = text.split('\r\n');
      expect(text.replaceAll('\r\n', '')).to.not.match(/[\r\n]/);
      for (const line of lines) expect(Buffer.byteLength(line), line).to.be.at.most(75);
      expect(Buffer.from(text).toString(), 'no letter is cut in two').to.equal(text);
      expect(text).to.not.include('\ufffd\ufffd');

      const calendar = readCalendar(text);
      expect(calendar.about).to.equal(sheet.description);
      expect(calendar.events).to.have.length(sheet.events.length);
      expect(new Set(calendar.events.map(({ uid }) => uid)).size).to.equal(sheet.events.length);
      sheet.events.forEach((meant, index) => {
        const event = calendar.events[index] ?? expect.fail();
        const toTheSecond = (moment: Date) => new Date(Math.floor(moment.getTime() / 1000) * 1000);
        expect(event.uid).to.equal(meant.uid);
        expect(event.sequence).to.equal(meant.sequence);
        expect(event.status).to.equal(meant.isCancelled ? 'CANCELLED' : 'CONFIRMED');
        expect(event.title).to.equal(read(meant.title));
        expect(event.text).to.equal(read(meant.text));
        expect(event.stampedAt).to.deep.equal(toTheSecond(meant.changedAt));
        expect(event.changedAt).to.deep.equal(toTheSecond(meant.changedAt));
        if ('day' in meant.when) {
          expect([event.isWholeDay, event.day]).to.deep.equal([true, meant.when.day]);
          expect(event.to.getTime() - event.from.getTime()).to.equal(24 * HOUR);
        } else {
          expect([event.isWholeDay, event.inUtc]).to.deep.equal([false, true]);
          expect([event.from, event.to]).to.deep.equal([meant.when.from, meant.when.to ?? meant.when.from]);
        }
      });
      for (const [index, { shared, kind }] of entries.entries()) {
        const { actByAt, startsAt } = shared.communication;
        const event = calendar.events[index] ?? expect.fail();
        const clock = clockIn(words.zone);
        if (kind === 'act-by') expect(event.day).to.equal(clock.format(actByAt).slice(0, 10));
        else expect(clock.format(event.from), words.zone).to.equal(clock.format(startsAt));
      }
    }
  }).timeout(60_000);

  it('ask to be looked at again within the hour, and are in nobody’s way', () => {
    const text = writeCalendar({ name: 'A, B; C', description: 'x\ny', events: [] });
    expect(text).to.include('METHOD:PUBLISH\r\n').and.include('X-PUBLISHED-TTL:PT1H\r\n');
    expect(text)
      .to.include('X-WR-CALNAME:A\\, B\\; C\r\n')
      .and.match(/END:VCALENDAR\r\n$/);
    expect(readCalendar(text)).to.include({ name: 'A, B; C', about: 'x\ny', refresh: 'PT1H' });
    const day = { uid: 'a@b', sequence: 0, isCancelled: false, changedAt: NOW, title: 't', text: '' };
    const busy = writeCalendar({ name: 'n', description: 'd', events: [{ ...day, when: { day: '2026-11-22' } }] });
    expect(busy).to.include('TRANSP:TRANSPARENT').and.include('DTSTART;VALUE=DATE:20261122');
  });
});
