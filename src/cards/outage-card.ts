import type { LivingCard } from '../domain/living-card.ts';
import type { Outage } from '../domain/outage.ts';
import type { Blind } from '../domain/own-trouble.ts';
import type { PortalTemplates } from '../domain/portal-links.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import type { Card, Element } from './card.ts';
import { cardMarks } from './card-marks.ts';
import { richestThatFits } from './fit.ts';
import { type Head, head } from './head.ts';
import { clip } from './literal.ts';
import { outageButtons } from './outage-buttons.ts';
import template from './outage-card.json' with { type: 'json' };
import {
  type Affected,
  affectedBy,
  type CustomerOf,
  counted,
  hasEnded,
  namesOf,
  outageVerdict,
  stateWord,
  statusShown,
} from './outage-standing.ts';
import { latestPost } from './posts.ts';
import { cardFrom } from './render.ts';
import { BOLD, dotted, line, run, SMALL, smallLine } from './rich-text.ts';
import { row } from './row.ts';
import { ACCENT, icon } from './state.ts';
import { deliveryLine, updateDue } from './times.ts';
import { verdictLine } from './verdict-lines.ts';

const fill = cardFrom<Head & { readonly rows: readonly Element[]; readonly actions: readonly Element[] }>(template);

export interface OutageCardNeeds {
  /** Narrowed to what the reader may hear of. */
  readonly outage: Outage;
  readonly customerOf: CustomerOf;
  readonly verdict: Verdict;
  /** The living card that this is; without one it is a view of the outage, for one agent. */
  readonly living?: { readonly followingId: string; readonly card?: LivingCard | undefined };
  readonly portals: PortalTemplates;
  /** Of which times news could not be delivered, or read. */
  readonly blind?: readonly Blind[] | undefined;
  /** How many service requests are open about it, of the customers that it names. */
  readonly requests?: number | undefined;
  /** With the essentials only: for a client that found the card too large. */
  readonly short?: boolean;
  readonly words: Words;
  readonly now: Date;
}

const MOST_TEXT = 600;
const MOST_TITLE = 200;
const LETTERS = [900, 500, 250, 0] as const;

/** One outage, whole, on one card that lives: whom it hits, what Microsoft says, who is at it, how old all that is. */
export function outageCard(needs: OutageCardNeeds): Card {
  const { outage, customerOf, words, now } = needs;
  const { incident } = outage;
  const affected = affectedBy(outage, customerOf);
  const under = dotted([
    clip(incident.id, 60),
    words.say('time.since', { at: words.time(incident.startedAt, now) }),
    words.say('time.updated', { at: words.clock(incident.updatedAt, now) }),
  ]);
  const top = head(words, outageVerdict(outage, affected, words), under, ACCENT[statusShown(outage)]);
  const actions = actionBar(outageButtons(needs, affected[0]?.customer));
  const levels = needs.short ? ([0] as const) : LETTERS;
  return richestThatFits(levels, (letters) => fill({ ...top, rows: rows(needs, affected, letters), actions }));
}

function rows(needs: OutageCardNeeds, affected: readonly Affected[], letters: number): readonly Element[] {
  const { outage, verdict, living, blind = [], requests = 0, words, now } = needs;
  const { incident } = outage;
  const { title, impact } = incident;
  const due = outage.state === 'open' ? updateDue(incident, words, now) : undefined;
  const ended = outage.state === 'resolved' ? incident.endedAt : undefined;
  return [
    line([
      icon(statusShown(outage), ' '),
      run(stateWord(outage, words), BOLD),
      run(` · ${kindOf(outage, words)}`, SMALL),
    ]),
    line([run(clip(title, MOST_TITLE), impact === undefined ? BOLD : {})], 'Small'),
    ...(impact === undefined || impact === title ? [] : [line([run(clip(impact, MOST_TEXT), BOLD)], 'Small')]),
    ...(outage.state === 'vanished' ? [line([run(words.say('outage.vanished.means'))], 'Small')] : []),
    ...(ended ? [line([run(words.say('time.resolved', { at: words.time(ended, now) }))], 'Small')] : []),
    ...(due === undefined ? [] : [line([run(due)], 'Small')]),
    ...whom(outage, affected, words),
    verdictLine(verdict, words, now),
    ...latestPost(incident, letters, words, now),
    ...cardMarks(living?.card, outage, words, now),
    ...requestsRow(outage, requests, words),
    smallLine(deliveryLine(outage, living?.card, words, now), 'Small'),
    ...blind.map((one) => smallLine(blindLine(one, words, now))),
  ];
}

/** Which they are is told to whoever presses, of the customers that they may see. */
const requestsRow = ({ incident }: Outage, count: number, words: Words): readonly Element[] =>
  count > 0
    ? [
        row({
          title: words.say('outage.requests', { count }),
          action: { do: 'list-requests', incidentId: incident.id, only: 'open' },
        }),
      ]
    : [];

/** "Investigating · Incident"; a phase that the state has said already is not said again. */
function kindOf(outage: Outage, words: Words): string {
  const { phase, classification } = outage.incident;
  const said = stateWord(outage, words);
  const its = outage.state === 'open' ? words.say(`phase.${phase}`) : undefined;
  return dotted([its === said ? undefined : its, words.say(`classification.${classification}`)]);
}

/** A few by name; where it is over, and of whom nothing has been heard for a while. */
function whom(outage: Outage, affected: readonly Affected[], words: Words): readonly Element[] {
  const those = counted(outage, affected);
  const over = outage.state === 'open' ? affected.filter(hasEnded).length : 0;
  const silent = outage.state === 'open' ? those.filter(({ exposure }) => exposure.status === 'unknown').length : 0;
  return [
    ...(those.length > 0 ? [line([run(namesOf(those, words), BOLD)], 'Small')] : []),
    ...(over > 0 && those.length < affected.length ? [smallLine(words.say('outage.over-at', { count: over }))] : []),
    ...(silent > 0 ? [smallLine(words.say('outage.silent-at', { count: silent }))] : []),
  ];
}

/** "No news could be delivered from 14:02 to 14:20 GMT+9 (18 mins)". */
const blindLine = ({ kind, from, until }: Blind, words: Words, now: Date): string =>
  words.say(`outage.blind.${kind}`, {
    from: words.clock(from, now),
    until: words.time(until, now),
    span: words.span(until.getTime() - from.getTime()),
  });
