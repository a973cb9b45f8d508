import type { CalendarFeed } from '../domain/calendar.ts';
import type { Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import { button } from './actions.ts';
import type { Card, Element } from './card.ts';
import { head } from './head.ts';
import { clip } from './literal.ts';
import { line, run, smallLine } from './rich-text.ts';
import { rowsCard } from './rows-card.ts';

export interface CalendarCardNeeds {
  /** The link there is; nothing where there is none. */
  readonly feed?: CalendarFeed | undefined;
  readonly isPersonal: boolean;
  /** Why no link can be given here: programs do not reach us, or the conversation may hear of no customer. */
  readonly obstacle?: 'unreachable' | 'hears-nobody' | undefined;
  /** Others read along: names stay out. */
  readonly brief: boolean;
  readonly words: Words;
  readonly now: Date;
}

/** Whether there is a link to a calendar, and what can be done about it. The link itself is not known any more. */
export function calendarCard({ feed, isPersonal, obstacle, brief, words, now }: CalendarCardNeeds): Card {
  const whose = isPersonal ? 'personal' : 'here';
  const standing = feed === undefined ? 'none' : feed.expiresAt > now ? 'works' : 'expired';
  const at = feed ? words.date(feed.expiresAt) : '';
  return rowsCard({
    ...head(
      words,
      words.say(`calendar.headline.${standing}.${whose}`, { at }),
      words.say('calendar.what'),
      obstacle ? 'warning' : 'emphasis',
    ),
    rows: [
      ...(feed ? [smallLine(words.say(feed.namesCustomers ? 'calendar.named' : 'calendar.unnamed'))] : []),
      ...(feed && !brief
        ? [smallLine(words.say('calendar.given', { who: clip(feed.owner.name, 80), at: words.date(feed.givenAt) }))]
        : []),
      line([run(words.say(`calendar.means.${whose}`))], 'Small'),
      ...(obstacle
        ? [line([run(words.say(`calendar.${obstacle}`, { command: words.say('command.audience.say') }))], 'Small')]
        : [namesBox(words)]),
    ],
    actions: actionBar([
      ...(obstacle
        ? []
        : [button(words.say(feed ? 'button.renew-calendar' : 'button.calendar'), { do: 'give-calendar' })]),
      ...(feed ? [revokeButton(words)] : []),
      button(
        words.say('button.maintenance'),
        { do: 'show-communications', kind: 'maintenance' },
        { besideInputs: true },
      ),
    ]),
  });
}

const namesBox = (words: Words): Element => ({
  type: 'Input.Toggle',
  id: 'names',
  label: words.say('calendar.field.names'),
  title: words.say('calendar.names'),
  errorMessage: words.say('follow.problem.nothing-chosen'),
  value: 'false',
  wrap: true,
});

const revokeButton = (words: Words, confirmed?: true): Element =>
  button(
    words.say('button.revoke-calendar'),
    { do: 'revoke-calendar', ...(confirmed && { confirmed }) },
    { besideInputs: true },
  );

export interface CalendarLinkCardNeeds {
  readonly feed: CalendarFeed;
  readonly url: string;
  readonly words: Words;
}

/** The link, this once. In personal chat alone: whoever has it has the calendar. */
export function calendarLinkCard({ feed, url, words }: CalendarLinkCardNeeds): Card {
  const isPersonal = feed.place.kind === 'personal';
  const { host } = new URL(url);
  return rowsCard({
    ...head(
      words,
      words.say(isPersonal ? 'calendar.link.personal' : 'calendar.link.here', {
        place: clip(feed.place.name ?? words.say('calendar.some-conversation'), 100),
      }),
      words.say('calendar.until', { at: words.date(feed.expiresAt) }),
      'good',
    ),
    rows: [
      // A box holds what is longer than a phone is wide, and lets itself be copied from. No button here sends it back.
      {
        type: 'Input.Text',
        id: 'link',
        label: words.say('calendar.link.label'),
        placeholder: words.say('calendar.link.label'),
        errorMessage: words.say('calendar.link.label'),
        value: url,
      },
      line([run(words.say('calendar.link.add'))], 'Small'),
      line([run(words.say(feed.namesCustomers ? 'calendar.named' : 'calendar.unnamed'))], 'Small'),
      line([run(words.say('calendar.link.secret'))], 'Small'),
    ],
    actions: actionBar([
      {
        type: 'Action.OpenUrl',
        title: words.say('button.calendar-app'),
        url: url.replace(/^https?:/, 'webcal:'),
        tooltip: words.say('link.opens', { host }),
      },
    ]),
  });
}

/** Before it dies. */
export const revokeCalendarCard = (words: Words): Card =>
  rowsCard({
    ...head(words, words.say('calendar.revoke.confirm'), words.say('calendar.revoke.means'), 'warning'),
    rows: [],
    actions: actionBar([revokeButton(words, true), button(words.say('button.back'), { do: 'show-calendar' })]),
  });
