import { type Attachment, needsAction, type SharedCommunication } from '../domain/communication.ts';
import type { RevisionChanges } from '../domain/revision-changes.ts';
import type { Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import { button, type CardAction } from './actions.ts';
import type { Card, Element } from './card.ts';
import { actByLine, customersLine, kindLine, maintenanceLine } from './communication-lines.ts';
import { richestThatFits } from './fit.ts';
import { fold } from './fold.ts';
import { head } from './head.ts';
import { clip } from './literal.ts';
import type { CustomerOf } from './outage-standing.ts';
import { revisionLines } from './revision-lines.ts';
import { labelled, line, prose, run, smallLine } from './rich-text.ts';
import { rowsCard } from './rows-card.ts';

export interface CommunicationCardNeeds {
  /** Narrowed to whom the reader may hear of. */
  readonly shared: SharedCommunication;
  /** By name, as far as they could be read: what belongs to it stays in the message center. */
  readonly attachments?: readonly Attachment[];
  /** What was changed of it, the newest first. */
  readonly changes: readonly RevisionChanges[];
  readonly customerOf: CustomerOf;
  /** The list that it was opened from. */
  readonly back: CardAction;
  readonly words: Words;
  readonly now: Date;
}

interface Level {
  readonly body: number;
  readonly changes: number;
}

/** How much of the body, and how many changes, stand on the card. */
const LEVELS: readonly [Level, ...Level[]] = [
  { body: 20_000, changes: 5 },
  { body: 16_000, changes: 3 },
  { body: 10_000, changes: 2 },
  { body: 6000, changes: 1 },
  { body: 3000, changes: 1 },
  { body: 1000, changes: 0 },
];
const MOST_SUMMARY = 1500;
const MOST_NAMED = 12;

/** A post as a whole, in the chat: no link leads a delegated admin to it for sure. */
export function communicationCard(needs: CommunicationCardNeeds): Card {
  const { shared, back, words, now } = needs;
  const { kind, title, id, updatedAt } = shared.communication;
  const isPressing = needsAction(shared.communication, now);
  const top = head(
    words,
    words.say('communication.headline', { kind: words.say(`communication.kind.${kind}`), id: clip(id, 60), title }),
    words.say('time.updated', { at: words.time(updatedAt, now) }),
    isPressing ? 'warning' : 'emphasis',
  );
  const actions = actionBar([button(words.say('button.back'), back)]);
  return richestThatFits(LEVELS, (level) =>
    rowsCard({
      ...top,
      rows: [...facts(needs), ...changed(needs, level.changes), ...quoted(needs, level.body)],
      actions,
    }),
  );
}

function facts({ shared, attachments, customerOf, words, now }: CommunicationCardNeeds): readonly Element[] {
  const { communication } = shared;
  const { kind, state, actByAt, summary, services, regions, tags, hasAttachments } = communication;
  const list = (label: 'services' | 'regions' | 'tags', names: readonly string[]): readonly Element[] => {
    const some = names.slice(0, MOST_NAMED).map((name) => clip(name, 80));
    return some.length > 0 ? [labelled(words.say(`communication.label.${label}`), words.list(some), 'Small')] : [];
  };
  const files = attachments?.slice(0, MOST_NAMED).map(({ name }) => clip(name, 120)) ?? [];
  return [
    smallLine(kindLine(communication, words)),
    ...(state === 'cancelled' ? [line([run(words.say('communication.stage.cancelled'))], 'Small')] : []),
    ...(actByAt ? [line([run(actByLine(actByAt, words, now))], 'Small')] : []),
    ...(kind === 'maintenance' && state !== 'cancelled'
      ? [line([run(maintenanceLine(communication, words, now))], 'Small')]
      : []),
    ...list('services', services),
    ...list('regions', regions),
    ...list('tags', tags),
    labelled(words.say('communication.label.customers'), customersLine(shared, customerOf, words), 'Small'),
    ...(hasAttachments
      ? [
          labelled(
            words.say('communication.label.attachments'),
            files.length > 0 ? words.list(files) : words.say('communication.attachments-unread'),
            'Small',
          ),
        ]
      : []),
    ...(summary ? prose(clip(summary, MOST_SUMMARY), 'Medium', words.say('communication.label.summary')) : []),
  ];
}

/** What the last revision changed stands in sight; older ones are folded. */
function changed({ shared, changes, words, now }: CommunicationCardNeeds, most: number): readonly Element[] {
  const [newest, ...older] = changes.slice(0, most);
  if (!newest)
    return shared.revision > 1
      ? [smallLine(words.say('communication.changed', { count: shared.revision - 1 }), 'Medium')]
      : [];
  return [
    { type: 'Container', separator: true, spacing: 'Medium', items: revisionLines(newest, words, now) },
    ...fold({
      id: 'older',
      title: words.say('communication.older-changes', { count: older.length }),
      items: older.flatMap((one) => revisionLines(one, words, now)),
    }),
  ];
}

/** Microsoft's own words, set apart. */
function quoted({ shared, words }: CommunicationCardNeeds, most: number): readonly Element[] {
  const { body, source } = shared.communication;
  if (body === '') return [];
  const portal = words.say(source === 'azure' ? 'portal.azure-portal' : 'portal.admin-center');
  return [
    {
      type: 'Container',
      style: 'emphasis',
      spacing: 'Medium',
      items: [smallLine(words.say('posts.quoted')), ...prose(clip(body, most), 'Small')],
    },
    ...(body.length > most ? [smallLine(words.say('posts.shortened', { portal }), 'Small')] : []),
  ];
}
