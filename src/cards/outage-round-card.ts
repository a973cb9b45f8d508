import { worst } from '../domain/health-status.ts';
import { type Outage, worstThenWidest } from '../domain/outage.ts';
import type { Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import { button } from './actions.ts';
import type { Card, Element } from './card.ts';
import { countdown, richestThatFits } from './fit.ts';
import { type Head, head } from './head.ts';
import { rowsWithin } from './more.ts';
import template from './outage-round-card.json' with { type: 'json' };
import { outageRow } from './outage-row.ts';
import { type CustomerOf, kindsOf, statusShown } from './outage-standing.ts';
import { cardFrom } from './render.ts';
import { BOLD, line, run, smallLine } from './rich-text.ts';
import { ACCENT } from './state.ts';

const fill = cardFrom<Head & { readonly rows: readonly Element[]; readonly actions: readonly Element[] }>(template);

/** What one message tells of several outages, each narrowed to what the place may hear of. */
export interface RoundShown {
  readonly opened: readonly Outage[];
  readonly changed: readonly Outage[];
  readonly resolved: readonly Outage[];
  readonly open: readonly Outage[];
}

const PARTS = ['opened', 'changed', 'resolved', 'open'] as const;
const MOST_ROWS = 12;

export interface OutageRoundCardNeeds {
  /** What was open when a place began to follow, or a day's digest. */
  readonly kind: 'summary' | 'digest';
  readonly round: RoundShown;
  readonly customerOf: CustomerOf;
  readonly words: Words;
  readonly now: Date;
}

/** Several outages in one message, where a card each would be a flood. An outage stands in the first part that fits, the worst first. */
export function outageRoundCard({ kind, round, customerOf, words, now }: OutageRoundCardNeeds): Card {
  const said = new Set<string>();
  const parts = PARTS.map((name) => {
    const outages = round[name].filter(({ incident }) => !said.has(incident.id)).toSorted(worstThenWidest);
    for (const { incident } of outages) said.add(incident.id);
    return { name, rows: outages.map((outage) => outageRow(outage, { customerOf, words, now })) };
  });
  const open = round.open.length;
  const verdict = words.say(kind === 'summary' && open === 0 ? 'round.summary-none' : `round.${kind}`, {
    open,
    what: kindsOf(round.open, words),
    opened: round.opened.length,
    changed: round.changed.length,
    resolved: round.resolved.length,
  });
  const accent = open > 0 ? ACCENT[worst(round.open.map(statusShown))] : 'emphasis';
  const top = head(words, verdict, words.say('round.at', { at: words.time(now, now) }), accent);
  const actions = actionBar([button(words.say('button.outages'), { do: 'show-outages' })]);
  return richestThatFits(countdown(MOST_ROWS), (room) => {
    let left = room;
    const rows = parts.flatMap(({ name, rows: its }) => {
      if (its.length === 0) return [];
      const shown = rowsWithin(Math.max(0, left), its, words);
      left -= its.length;
      return [line([run(words.say(`round.part.${name}`), BOLD)], 'Medium'), ...shown];
    });
    return fill({ ...top, rows: rows.length > 0 ? rows : [smallLine(words.say('round.nothing'))], actions });
  });
}
