import type { Incident } from '../domain/incident.ts';
import type { TakenReply } from '../domain/reply.ts';
import type { Words } from '../words/words.ts';
import type { Element } from './card.ts';
import { lastTold } from './last-told.ts';
import { clip } from './literal.ts';
import { postsOf } from './posts.ts';
import { BOLD, dotted, labelled, line, run, SMALL, smallLine } from './rich-text.ts';
import { standing, stateOf } from './standing.ts';
import { icon } from './state.ts';
import { nextUpdate, sinceFor } from './times.ts';

export interface IncidentSectionNeeds {
  /** Unique on its card. */
  readonly id: string;
  /** How many posts the card has room for. */
  readonly room: number;
  readonly inSight: number;
  /** What the customer was last told about it. */
  readonly told?: TakenReply | undefined;
  readonly words: Words;
  readonly now: Date;
}

const MOST_TEXT = 600;
const MOST_TITLE = 200;

/** One problem in full: how it stands, whom it hurts, when more is promised, and what Microsoft has posted. */
export function incidentSection(incident: Incident, needs: IncidentSectionNeeds): Element {
  const { words, now, id, room, inSight, told } = needs;
  const { classification, title, impact, scope } = incident;
  const { state, phase } = standing(incident, words);
  // A phase that only says the state over again is not said.
  const kind = [
    ...(incident.phase === incident.status ? [] : [phase]),
    words.say(`classification.${classification}`),
    incident.id,
  ];
  const due = nextUpdate(incident, words, now);
  return {
    type: 'Container',
    spacing: 'Medium',
    separator: id !== 'posts-0',
    items: [
      line([
        icon(stateOf(incident), ' '),
        run(state, BOLD),
        run(` · ${dotted(kind.filter((part) => part !== state))}`, SMALL),
      ]),
      smallLine(times(incident, words, now)),
      line([run(clip(title, MOST_TITLE), impact === undefined ? BOLD : {})], 'Small'),
      ...(impact === undefined || impact === title ? [] : [line([run(clip(impact, MOST_TEXT), BOLD)], 'Small')]),
      ...(scope === undefined ? [] : [labelled(words.say('label.scope'), clip(scope, MOST_TEXT), 'Small')]),
      ...reach(incident, words),
      ...(due === undefined ? [] : [line([run(due)], 'Small')]),
      ...(told ? [smallLine(lastTold(told, words, now), 'Small')] : []),
      ...withheldLine(incident, words),
      ...postsOf(incident, { id, room, inSight, words, now }),
    ],
  };
}

function times({ isOpen, startedAt, updatedAt, endedAt }: Incident, words: Words, now: Date): string {
  const updated = words.say('time.updated', { at: words.clock(updatedAt, now) });
  if (isOpen) return dotted([sinceFor(startedAt, words, now), updated]);
  const end = endedAt ?? updatedAt;
  return words.say('time.from-to', {
    start: words.time(startedAt, now),
    end: words.time(end, now),
    span: words.span(end.getTime() - startedAt.getTime()),
  });
}

/** Why there is less to read than Microsoft has written. */
const withheldLine = ({ withheld }: Incident, words: Words): readonly Element[] =>
  withheld
    ? [line([run(words.say(`posts.withheld.${withheld}`, { portal: words.say('portal.azure-portal') }))], 'Small')]
    : [];

const MOST_NAMED = 6;

/** Azure: which services, regions and subscriptions it touches. */
function reach({ impactedServices, regions, subscriptions }: Incident, words: Words): readonly Element[] {
  const some = (names: readonly string[]) => {
    const named = names.slice(0, MOST_NAMED).map((name) => clip(name, 80));
    const rest = names.length - named.length;
    return words.list(rest > 0 ? [...named, words.say('count.more', { count: rest })] : named);
  };
  const groups = [
    { label: words.say('label.impacted-services'), names: impactedServices },
    { label: words.say('label.regions'), names: regions },
    { label: words.say('label.subscriptions'), names: subscriptions },
  ];
  return groups
    .filter(({ names }) => names.length > 0)
    .map(({ label, names }) => labelled(label, some(names), 'Small'));
}
