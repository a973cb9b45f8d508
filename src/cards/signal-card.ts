import { type EarlySignal, SIGNAL_ANSWERS, type SignalVoice, withdrawnAt } from '../domain/early-signal.ts';
import type { Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import { button } from './actions.ts';
import type { Card, Element } from './card.ts';
import { head } from './head.ts';
import { clip } from './literal.ts';
import type { CustomerOf } from './outage-standing.ts';
import { BOLD, line, run, SMALL, smallLine } from './rich-text.ts';
import { rowsCard } from './rows-card.ts';
import { icon } from './state.ts';

export interface SignalCardNeeds {
  readonly followingId: string;
  /** With the customers alone that may be named. */
  readonly signal: EarlySignal;
  /** As this place has answered. */
  readonly voices: readonly SignalVoice[];
  readonly readAt?: Date;
  /** How many of the customers Microsoft has told nothing of for 15 minutes. */
  readonly silent: number;
  readonly customerOf: CustomerOf;
  readonly words: Words;
  readonly now: Date;
}

const MOST_CUSTOMERS = 10;
const MOST_AGENTS = 5;
const MOST_NAME = 80;

/** Several agents ask about one service, and Microsoft says nothing: not known to be anything yet, and no more is claimed. */
export function signalCard(needs: SignalCardNeeds): Card {
  const { followingId, signal, readAt, silent, words, now } = needs;
  const answer = (says: SignalVoice['says']) =>
    button(words.say(`button.signal.${says}`), { do: 'answer-signal', followingId, signalId: signal.id, says });
  const heard = [
    ...(silent > 0 ? [words.say('signal.silent', { count: silent })] : []),
    ...(readAt
      ? [words.say(silent > 0 ? 'signal.nothing.others' : 'signal.nothing.all', { at: words.time(readAt, now) })]
      : []),
  ];
  return rowsCard({
    ...head(
      words,
      words.say('signal.headline', { service: clip(signal.serviceName, MOST_NAME) }),
      words.say('signal.under', { at: words.time(signal.raisedAt, now), until: words.time(withdrawnAt(signal), now) }),
      'warning',
    ),
    rows: [
      line([icon('unknown', ' '), run(words.say('signal.unconfirmed'), BOLD)]),
      ...heard.map((text) => smallLine(text)),
      ...standing(needs),
      smallLine(words.say('signal.means'), 'Small'),
    ],
    actions: actionBar([...SIGNAL_ANSWERS.map(answer), button(words.say('button.outages'), { do: 'show-outages' })]),
  });
}

/** What is left of it once it is over without a word of Microsoft's. */
export function signalOverCard(needs: SignalCardNeeds): Card {
  const { signal, words } = needs;
  return rowsCard({
    ...head(
      words,
      words.say('signal.over.headline', { service: clip(signal.serviceName, MOST_NAME) }),
      words.say('signal.over.under'),
    ),
    rows: standing(needs),
    actions: actionBar([button(words.say('button.outages'), { do: 'show-outages' })]),
  });
}

/** Whom it concerns, and who has said what. */
function standing({ signal, voices, customerOf, words }: SignalCardNeeds): readonly Element[] {
  const customers = signal.tenantIds.flatMap((tenantId) => customerOf(tenantId)?.name ?? []).toSorted();
  const few = (names: readonly string[], most: number, rest: 'count.more' | 'signal.more-agents'): string => {
    const shown = names.slice(0, most).map((name) => clip(name, MOST_NAME));
    const more = names.length - shown.length;
    return words.list(more > 0 ? [...shown, words.say(rest, { count: more })] : shown);
  };
  const said = SIGNAL_ANSWERS.flatMap((says) => {
    const names = voices.filter((voice) => voice.says === says).map(({ by }) => by.name);
    if (names.length === 0) return [];
    const lead = words.say(`signal.says.${says}`, { count: names.length });
    return [line([run(`${lead}: `, BOLD), run(few(names, MOST_AGENTS, 'signal.more-agents'))], 'Small')];
  });
  return [
    line(
      [run(`${words.say('signal.asked')}: `, SMALL), run(few(customers, MOST_CUSTOMERS, 'count.more'), BOLD)],
      'Small',
    ),
    ...said,
  ];
}
