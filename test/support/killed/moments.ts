import type { CallMoment, ConnectorCall } from '../teams/connector.ts';
import { type Act, CALLS_OF, type CallKind } from './incident.ts';

/** When a life ends, while the bot is told of one act of an incident. */
export type Moment =
  /** While Teams deals with one of the calls that the act leads to; `afterMs` later when it was answered. */
  | { readonly at: 'call'; readonly kind: CallKind; readonly moment: CallMoment; readonly afterMs: number }
  /** So long after Graph has answered with it: while it is compared, written, and handed on. */
  | { readonly at: 'look'; readonly afterMs: number }
  /** So long after it is true. */
  | { readonly at: 'random'; readonly afterMs: number };

/** In which a life usually has told Teams of an act. */
const AN_ACT_MS = 2000;
/** A note in the database takes about as long. */
const A_NOTE_MS = 6;
const A_LOOK_MS = 60;

const MOMENTS: readonly CallMoment[] = ['taken', 'answered', 'arrived'];

/** Moments at which to die in each act, in turn: every moment of every call, after a look, and some at random. */
export function createMoments(random: () => number): (act: Act) => Moment {
  const turns = new Map<Act, number>();
  return (act) => {
    const turn = turns.get(act) ?? 0;
    turns.set(act, turn + 1);
    const calls = CALLS_OF[act].flatMap((kind) => MOMENTS.map((moment) => ({ kind, moment })));
    const place = turn % (calls.length + 1 + Math.floor(calls.length / 2));
    const call = calls[place];
    if (call) return { at: 'call', ...call, afterMs: call.moment === 'answered' ? random() * A_NOTE_MS : 0 };
    return place === calls.length
      ? { at: 'look', afterMs: random() * A_LOOK_MS }
      : { at: 'random', afterMs: random() * AN_ACT_MS };
  };
}

export const describeMoment = (moment: Moment): string =>
  [moment.at, ...(moment.at === 'call' ? [moment.kind, moment.moment] : []), `${moment.afterMs.toFixed(1)} ms`].join(
    ' ',
  );

/** A channel's threads are named by their first message. */
export const kindOfCall = ({ method, conversationId }: ConnectorCall): CallKind =>
  method === 'PUT' ? 'edit' : conversationId.includes(';messageid=') ? 'reply' : 'post';
