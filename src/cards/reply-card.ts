import type { Customer } from '../domain/customer.ts';
import { REPLY_TONES, type ReplyKind, type ReplyManner, type TakenReply } from '../domain/reply.ts';
import { type Language, ownName, type Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import { button } from './actions.ts';
import type { Card, Element } from './card.ts';
import { fold } from './fold.ts';
import { head } from './head.ts';
import { lastTold } from './last-told.ts';
import { clip } from './literal.ts';
import { mailLink } from './mail-link.ts';
import { REPLY_ROOM } from './reply-actions.ts';
import type { ReplyText } from './reply-text.ts';
import { BOLD, dotted, line, prose, run, smallLine } from './rich-text.ts';
import { rowsCard } from './rows-card.ts';
import { icon } from './state.ts';

export interface MannerCardNeeds {
  readonly customer: Customer;
  readonly incidentId: string;
  readonly manner: ReplyManner;
  readonly languages: readonly Language[];
  /** What was typed is no zone. */
  readonly isNoZone?: boolean;
  readonly words: Words;
}

/** Asked once: how a customer is written to. */
export function mannerCard(needs: MannerCardNeeds): Card {
  const { customer, incidentId, words } = needs;
  return rowsCard({
    ...head(
      words,
      words.say('reply.manner.headline', { customer: clip(customer.name, 100) }),
      words.say('reply.manner.under'),
    ),
    rows: mannerRows(needs),
    actions: actionBar([
      button(words.say('button.write-reply'), { do: 'draft-reply', tenantId: customer.tenantId, incidentId }),
      timelineButton(customer, incidentId, words),
    ]),
  });
}

export interface ReplyCardNeeds extends MannerCardNeeds {
  /** Names this draft: what is taken of it twice is taken once. */
  readonly ask: string;
  readonly kind: ReplyKind;
  /** Those that may be said of the incident as it stands. */
  readonly kinds: readonly ReplyKind[];
  readonly draft: ReplyText;
  /** What this customer was told about it, the newest first. */
  readonly taken: readonly TakenReply[];
  readonly notice?: string | undefined;
  readonly now: Date;
}

/** A reply as it may be changed: its text first, then how it is written. */
export function replyCard(needs: ReplyCardNeeds): Card {
  const { customer, incidentId, ask, kind, kinds, draft, taken, manner, notice, words, now } = needs;
  const { tenantId } = customer;
  const [last] = taken;
  return rowsCard({
    ...head(
      words,
      words.say('reply.headline', { customer: clip(customer.name, 100), incident: incidentId }),
      dotted([words.say(`reply.kind.${kind}`), last ? lastTold(last, words, now) : words.say('reply.never-told')]),
    ),
    rows: [
      ...(notice ? [line([icon('degraded'), run(` ${notice}`)])] : []),
      readable(draft),
      ...textBoxes(draft, words),
      smallLine(words.say('reply.copy'), 'Small'),
      choices(
        'kind',
        kind,
        kinds.map((one) => [one, words.say(`reply.kind.${one}`)]),
        words,
      ),
      ...mannerRows(needs),
      smallLine(words.say('reply.anew'), 'Small'),
      ...toldBefore(taken, words, now),
    ],
    actions: actionBar([
      button(words.say('button.take-reply'), {
        ...{ do: 'take-reply', tenantId, incidentId, ask, as: kind, speaks: manner.language },
      }),
      button(words.say('button.write-anew'), { do: 'draft-reply', tenantId, incidentId }),
      timelineButton(customer, incidentId, words),
    ]),
  });
}

export interface TakenCardNeeds {
  readonly customer: Customer;
  readonly reply: TakenReply;
  readonly words: Words;
  readonly now: Date;
}

/** What was taken, to be copied or opened as a mail. */
export function takenCard({ customer, reply, words, now }: TakenCardNeeds): Card {
  const { tenantId, incidentId, subject, text } = reply;
  const mail = mailLink(subject, text);
  return rowsCard({
    ...head(
      words,
      words.say('reply.taken.headline', { customer: clip(customer.name, 100), incident: incidentId }),
      lastTold(reply, words, now),
      'good',
    ),
    rows: [
      ...textBoxes({ subject, text }, words),
      smallLine(words.say('reply.copy'), 'Small'),
      ...(mail.isWhole ? [] : [line([run(words.say('reply.mail.subject-only'))], 'Small')]),
    ],
    actions: actionBar([
      {
        type: 'Action.OpenUrl',
        title: words.say('button.mail'),
        url: mail.url,
        tooltip: words.say('reply.mail.opens'),
      },
      timelineButton(customer, incidentId, words),
      button(words.say('button.draft-again'), { do: 'draft-reply', tenantId, incidentId }, { besideInputs: true }),
    ]),
  });
}

const MOST_READ = 1200;

/** A client's box shows two or three lines of a text: it is read above, and changed below. */
const readable = ({ text }: ReplyText): Element => ({
  type: 'Container',
  style: 'emphasis',
  spacing: 'Medium',
  items: prose(clip(text, MOST_READ), 'None'),
});

function textBoxes({ subject, text }: ReplyText, words: Words): readonly Element[] {
  const box = (id: 'subject' | 'text', value: string, isMultiline: boolean): Element => ({
    type: 'Input.Text',
    id,
    label: words.say(`reply.field.${id}`),
    errorMessage: words.say('reply.missing'),
    placeholder: words.say(`reply.field.${id}`),
    value: clip(value, REPLY_ROOM[id]),
    maxLength: REPLY_ROOM[id],
    isMultiline,
  });
  return [box('subject', subject, false), box('text', text, true)];
}

function mannerRows({ manner, languages, isNoZone, words }: MannerCardNeeds): readonly Element[] {
  const { language, zone, tone } = manner;
  return [
    choices(
      'language',
      language,
      languages.map((one) => [one, ownName(one)]),
      words,
    ),
    choices(
      'tone',
      tone,
      REPLY_TONES.map((one) => [one, words.say(`reply.tone.${one}`)]),
      words,
    ),
    ...(isNoZone ? [line([icon('degraded'), run(` ${words.say('reply.no-zone')}`)], 'Small')] : []),
    {
      type: 'Input.Text',
      id: 'zone',
      label: words.say('reply.field.zone'),
      errorMessage: words.say('reply.no-zone'),
      placeholder: words.say('reply.placeholder.zone'),
      value: clip(zone, REPLY_ROOM.choice),
      maxLength: REPLY_ROOM.choice,
    },
  ];
}

const choices = (
  id: 'kind' | 'tone' | 'language',
  value: string,
  of: readonly (readonly [value: string, title: string])[],
  words: Words,
): Element => ({
  type: 'Input.ChoiceSet',
  id,
  label: words.say(`reply.field.${id}`),
  errorMessage: words.say('reply.missing'),
  placeholder: words.say('request.placeholder.choose'),
  style: 'compact',
  value,
  choices: of.map(([one, title]) => ({ value: one, title })),
});

const MOST_TOLD = 3;
const MOST_TOLD_TEXT = 300;

function toldBefore(taken: readonly TakenReply[], words: Words, now: Date): readonly Element[] {
  const items = taken
    .slice(0, MOST_TOLD)
    .flatMap((one) => [
      line([run(lastTold(one, words, now), BOLD)]),
      ...prose(clip(one.text, MOST_TOLD_TEXT), 'Small'),
    ]);
  return fold({ id: 'told', title: words.say('reply.told-before', { count: taken.length }), items });
}

const timelineButton = ({ tenantId }: Customer, incidentId: string, words: Words): Element =>
  button(words.say('button.timeline'), { do: 'show-incident', tenantId, incidentId }, { besideInputs: true });
