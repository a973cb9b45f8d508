import type { CallMoment, ConnectorCall } from '../teams/connector.ts';
import { type Act, CALLS_OF, type CallKind } from './incident.ts';

/** When a life ends, while the bot is told of one act of an incident. */
export type Moment =
  /** While Teams deals with one of the calls that the act leads to; `afterMs` later when it was answered. */
  | { readonly at: 'call'; readonly kind: CallKind; readonly moment: CallMoment; readonly afterMs: number }
  /** So long after Graph has answered with it: while it is compared, written, and handed on. */
  | { readonly at: 'look'; readonly afterMs: number }
  /** So long after it is true. */
  | { readonly at: 'random'; readonly afterMs: number }
  /** So long after the life has begun: while it opens its database, or goes on with what the last one has left. */
  | { readonly at: 'begin'; readonly afterMs: number };

/** In which a life usually has told Teams of an act. */
const AN_ACT_MS = 1000;
/** In which it usually has told what the last one has left. */
const A_BEGINNING_MS = 1500;
/** A note in the database takes about as long. */
const A_NOTE_MS = 6;
const A_LOOK_MS = 60;

const MOMENTS: readonly CallMoment[] = ['taken', 'answered', 'arrived'];
/** Of so many acts, one has the life that goes on with it die as well. */
const AGAIN_OF = 3;

/**
 * Moments at which to die in each act, in turn: every moment of every call, after a look, and some at random. Now and then the
 * next life dies as well, before or while it goes on.
 */
export function createMoments(random: () => number): (act: Act) => readonly Moment[] {
  const turns = new Map<Act, number>();
  return (act) => {
    const turn = turns.get(act) ?? 0;
    turns.set(act, turn + 1);
    const again: Moment[] = turn % AGAIN_OF === 1 ? [{ at: 'begin', afterMs: random() * A_BEGINNING_MS }] : [];
    const calls = CALLS_OF[act].flatMap((kind) => MOMENTS.map((moment) => ({ kind, moment })));
    const place = turn % (calls.length + 1 + Math.floor(calls.length / 2));
    const call = calls[place];
    if (call)
      return [{ at: 'call', ...call, afterMs: call.moment === 'answered' ? random() * A_NOTE_MS : 0 }, ...again];
    return place === calls.length
      ? [{ at: 'look', afterMs: random() * A_LOOK_MS }, ...again]
      : [{ at: 'random', afterMs: random() * AN_ACT_MS }, ...again];
  };
}

export const describeMoment = (moment: Moment): string =>
  [moment.at, ...(moment.at === 'call' ? [moment.kind, moment.moment] : []), `${moment.afterMs.toFixed(1)} ms`].join(
    ' ',
  );

/** A channel's threads are named by their first message. */
export const kindOfCall = ({ method, conversationId }: ConnectorCall): CallKind =>
  method === 'PUT' ? 'edit' : conversationId.includes(';messageid=') ? 'reply' : 'post';
