import ICAL from 'ical.js';
import { CALENDAR_LIFE_MS, type CalendarFeed } from '../../src/domain/calendar.ts';
import { NOW } from './builders.ts';
import { aPlace, KIM_AGENT } from './following.ts';

/** Of a channel, in Seoul. */
export const aFeed = (over: Partial<CalendarFeed> = {}): CalendarFeed => ({
  place: aPlace(),
  owner: KIM_AGENT,
  reader: { locale: 'en-GB', zone: 'Asia/Seoul' },
  namesCustomers: false,
  givenAt: NOW,
  expiresAt: new Date(NOW.getTime() + CALENDAR_LIFE_MS),
  ...over,
});

/** What a program understands of a calendar, by a parser that has nothing in common with what wrote it. */
export function readCalendar(text: string) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const of = (name: string): string => String(calendar.getFirstPropertyValue(name));
  /** Of `X-` properties a parser cannot know that they are texts. */
  const textOf = (name: string): string =>
    of(name).replace(/\\(.)/g, (_, letter: string) => (letter === 'n' ? '\n' : letter));
  const events = calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    const value = (name: string): string => String(component.getFirstPropertyValue(name) ?? '');
    return {
      uid: event.uid,
      sequence: Number(component.getFirstPropertyValue('sequence')),
      title: event.summary,
      text: event.description,
      status: value('status'),
      isWholeDay: event.startDate.isDate,
      /** `YYYY-MM-DD` of a whole day. */
      day: event.startDate.toString().slice(0, 10),
      from: event.startDate.toJSDate(),
      to: event.endDate.toJSDate(),
      inUtc: event.startDate.zone.tzid === 'UTC',
      stampedAt: (component.getFirstPropertyValue('dtstamp') as ICAL.Time).toJSDate(),
      changedAt: (component.getFirstPropertyValue('last-modified') as ICAL.Time).toJSDate(),
    };
  });
  return { name: textOf('x-wr-calname'), about: textOf('x-wr-caldesc'), refresh: of('refresh-interval'), events };
}

export type ReadEvent = ReturnType<typeof readCalendar>['events'][number];
