import { isWorse } from '../../domain/health-status.ts';
import type { LivingCard, ReplyKind, Told } from '../../domain/living-card.ts';
import { type Outage, statusOfOutage } from '../../domain/outage.ts';
import type { OutageReply } from '../outage-ports.ts';

/** A promised update is missed only after this: our own reading comes up to five minutes after Microsoft's. */
export const OVERDUE_AFTER_MS = 5 * 60_000;
/** Customers newly affected are gathered for so long, from the first of them: a spread is one reply, not one each. */
export const GATHER_MS = 5 * 60_000;

export interface RepliesDue {
  readonly replies: readonly OutageReply[];
  /** As the place will have been told of it then. */
  readonly told: Told;
  /** When something may be due next though nothing happens. */
  readonly nextAt?: Date;
}

/** How a place stands that is told of an outage for the first time. */
export function toldNow(outage: Outage, version = 0): Told {
  return {
    version,
    status: statusOfOutage(outage),
    state: outage.state,
    review: outage.incident.phase === 'review-published',
    seenThrough: new Date(Math.max(...outage.exposures.map(({ since }) => since.getTime()))),
  };
}

/**
 * What should interrupt somebody, from how the outage stood when the place was last told, and how it stands now. However
 * much happened in between, each kind is said once. Who has acknowledged it knows that it spreads and that news is late.
 */
export function repliesDue(told: Told, outage: Outage, card: Pick<LivingCard, 'acknowledged'>, now: Date): RepliesDue {
  const current = toldNow(outage, told.version + 1);
  const isOpen = outage.state === 'open';
  const overdue = isOpen ? overdueOf(told, outage) : undefined;
  const spread = isOpen ? spreadOf(told, outage) : undefined;
  const isOverdue = overdue !== undefined && overdue.at <= now;
  const isSpread = spread !== undefined && spread.at <= now;
  const knows = card.acknowledged !== undefined;

  const replies: OutageReply[] = [];
  const say = (kind: OutageReply['kind'], when: boolean, tenantIds: readonly string[] = []) =>
    when && replies.push({ kind, tenantIds });
  say('worse', isOpen && isWorse(current.status, told.status));
  say('spread', isSpread && !knows, spread?.tenantIds);
  say('overdue', isOverdue && !knows);
  say('vanished', outage.state === 'vanished' && told.state === 'open');
  say('resolved', outage.state === 'resolved' && told.state !== 'resolved');
  say('review', current.review && !told.review);

  const later = [overdue, spread].flatMap((one) => (one && one.at > now ? one.at.getTime() : []));
  const overdueFor = isOverdue ? outage.incident.nextUpdateAt : told.overdueFor;
  const next: Told = {
    ...current,
    seenThrough: isSpread || !spread ? current.seenThrough : told.seenThrough,
    ...(overdueFor && { overdueFor }),
  };
  return {
    replies,
    told: isSame(told, next) ? told : next,
    ...(later.length > 0 && { nextAt: new Date(Math.min(...later)) }),
  };
}

/**
 * What a reply is about, beside its kind: the same after a worker has died on the way, unless there is more to say by then.
 */
export function replyKey(kind: ReplyKind, { version, status, seenThrough, overdueFor }: Told): string {
  const about: Partial<Record<ReplyKind, string | undefined>> = {
    worse: status,
    spread: seenThrough.toISOString(),
    overdue: overdueFor?.toISOString(),
  };
  return [version, about[kind] ?? ''].join(' ').trim();
}

/** When to say that a promised update has not come, unless that was said. */
function overdueOf(told: Told, { incident: { nextUpdateAt } }: Outage): { readonly at: Date } | undefined {
  if (!nextUpdateAt || nextUpdateAt.getTime() === told.overdueFor?.getTime()) return undefined;
  return { at: new Date(nextUpdateAt.getTime() + OVERDUE_AFTER_MS) };
}

function spreadOf(
  told: Told,
  outage: Outage,
): { readonly at: Date; readonly tenantIds: readonly string[] } | undefined {
  const fresh = outage.exposures.filter(({ since, endedAt }) => since > told.seenThrough && endedAt === undefined);
  if (fresh.length === 0) return undefined;
  const first = Math.min(...fresh.map(({ since }) => since.getTime()));
  return { at: new Date(first + GATHER_MS), tenantIds: fresh.map(({ tenantId }) => tenantId) };
}

/** But for the version, which changes with the rest. */
const isSame = (a: Told, b: Told): boolean => JSON.stringify(partsOf(a)) === JSON.stringify(partsOf(b));

const partsOf = ({ status, state, review, seenThrough, overdueFor }: Told) => [
  status,
  state,
  review,
  seenThrough.getTime(),
  overdueFor?.getTime(),
];
