import { expect } from 'chai';
import { type Hours, inOrder, toldMoment, toldWindow } from '../../../../src/services/adapters/wire/told-hours.ts';

const isoOf = ({ startsAt, endsAt }: Hours) => [
  startsAt?.toISOString().slice(0, 16),
  endsAt?.toISOString().slice(0, 16),
];

describe('the hours that a text tells', () => {
  const HOURS = ['2026-11-27T10:30', '2026-11-27T12:30'];
  const OVERNIGHT = ['2026-11-27T22:00', '2026-11-28T06:00'];
  const NONE = [undefined, undefined];
  const windows: Readonly<Record<string, readonly (string | undefined)[]>> = {
    'From Friday, November 27, 2026, at 10:30 AM UTC to Friday, November 27, 2026, at 12:30 PM UTC': HOURS,
    'Mail is read-only between November 27, 2026 10:30 AM and November 27, 2026 12:30 PM (UTC).': HOURS,
    'When: November 27th, 2026, 10:30 AM – 12:30 PM UTC': HOURS,
    '10:30 a.m. UTC - 12:30 p.m. UTC on Friday, November 27, 2026': HOURS,
    '10:30-12:30 UTC, 27 Nov 2026': HOURS,
    '10:30 UTC on 27 November 2026 until 12:30 UTC on 27 November 2026': HOURS,
    '2026-11-27T10:30:00Z - 2026-11-27T13:30:00+01:00': HOURS,
    '2026-11-27 10:30 to 2026-11-27 12:30 GMT': HOURS,
    'November 27, 2026, 7:30 PM to 9:30 PM UTC+9': HOURS,
    'November 27, 2026, 05:00 to 07:00 UTC-05:30': HOURS,
    'It begins on November 27, 2026, at 10:30 AM UTC and will end at 12:30 PM UTC.': HOURS,
    'It begins on November 27, 2026, at 10 PM UTC and is expected to end on November 28, 2026, at 6 AM UTC.': OVERNIGHT,
    'Nov 27, 2026 22:00 UTC to Nov 28, 2026 06:00': OVERNIGHT,
    'From November 27, 2026, 10:30 to 12:30 UTC.\nSo: 27 November 2026, 10:30 AM - 12:30 PM UTC.': HOURS,
    'It has been rescheduled to November 27, 2026, 10:30 to 12:30 UTC.': HOURS,
    // No zone, or one that moves with summer time, or another one beside it.
    'November 27, 2026, 10:30 AM to 12:30 PM': NONE,
    'November 27, 2026, 10:30 AM to 12:30 PM PST': NONE,
    'November 27, 2026, 10:30 AM PST (6:30 PM UTC) to 12:30 PM PST (8:30 PM UTC)': NONE,
    // No year, no date that is one, a weekday of another date, a date that two continents read differently.
    'November 27, 10:30 AM to 12:30 PM UTC': NONE,
    'February 30, 2026, 10:30 AM to 12:30 PM UTC': NONE,
    'Monday, November 27, 2026, 10:30 AM to 12:30 PM UTC': NONE,
    '2026-13-27T10:30Z to 2026-13-27T12:30Z': NONE,
    '11/12/2026 10:30 to 12:30 UTC': NONE,
    // In the morning or at night; over which night.
    'November 27, 2026, 10:30 to 12:30 PM UTC': NONE,
    '10 PM to 6 AM UTC on November 27, 2026': NONE,
    'November 27, 2026, 25:00 to 26:00 UTC': NONE,
    // Several, former, recurring, rough.
    'November 27, 2026, 10:30 to 12:30 UTC\nNovember 28, 2026, 10:30 to 12:30 UTC': NONE,
    'November 27, 2026, 10:30 to 12:30 UTC, and then November 28, 2026, 10:30 to 12:30 UTC': NONE,
    'November 27, 2026, 10:00 to 12:00 UTC on November 28, 2026': NONE,
    'It was planned for November 27, 2026, 10:30 to 12:30 UTC.': NONE,
    'Originally November 27, 2026, 10:30 to 12:30 UTC.\nNow: November 28, 2026, 10:30 to 12:30 UTC.': NONE,
    'Each night from November 27, 2026, 10:30 UTC to November 28, 2026, 12:30 UTC': NONE,
    'At about November 27, 2026, 10:30 to 12:30 UTC': NONE,
    'NAM: 2 AM to 11 AM UTC': NONE,
    'We begin in late November 2026 and expect to complete by early December 2026.': NONE,
    '': NONE,
  };
  for (const [text, hours] of Object.entries(windows)) {
    it(`of "${text.replace('\n', ' / ')}"`, () => expect(isoOf(toldWindow(text))).to.deep.equal(hours));
  }

  const moments: Readonly<Record<string, string | undefined>> = {
    'Friday, November 27, 2026, at 10:30 AM UTC': '2026-11-27T10:30',
    'Friday, November 27, 2026, at 12:00 AM (UTC).': '2026-11-27T00:00',
    '10:30 UTC on 27 Nov 2026': '2026-11-27T10:30',
    '2026-11-27T10:30Z': '2026-11-27T10:30',
    'Friday, November 27, 2026, at 10:30 AM': undefined,
    'Friday, November 27, 2026, at 10:30 AM PST': undefined,
    'November 27, 2026, 10:30 AM UTC, in Europe November 28, 2026, 10:30 AM UTC': undefined,
    'November 27, 2026, 10:30 AM PST (6:30 PM UTC)': undefined,
    'To be announced': undefined,
  };
  for (const [words, at] of Object.entries(moments)) {
    it(`at "${words}"`, () => expect(toldMoment(words)?.toISOString().slice(0, 16)).to.equal(at));
  }

  it('are none where the end comes before the beginning', () => {
    const [early, late] = [new Date(1), new Date(2)];
    expect(inOrder({ startsAt: late, endsAt: early })).to.deep.equal({});
    expect(inOrder({ startsAt: early, endsAt: late })).to.deep.equal({ startsAt: early, endsAt: late });
    expect(inOrder({ startsAt: early })).to.deep.equal({ startsAt: early });
  });
});
