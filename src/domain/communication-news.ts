import { type Communication, maintenanceStage, type SharedCommunication } from './communication.ts';

/** How a communication stood when a place was last told of it: what differs from it now may be news. */
export interface ToldNews {
  readonly revision: number;
  readonly startsAt?: Date;
  readonly endsAt?: Date;
  readonly actByAt?: Date;
  readonly state: Communication['state'];
  /** Whether it was running, or had ended, by then. */
  readonly stage: ReturnType<typeof maintenanceStage>;
  /** Of the days that are counted down to the act-by date, the last that was said. */
  readonly daysLeft?: number;
}

export const NEWS_KINDS = ['new', 'moved', 'act-by', 'started', 'ended', 'cancelled', 'changed'] as const;

export type NewsKind = (typeof NEWS_KINDS)[number];

export interface CommunicationNews {
  readonly kind: NewsKind;
  /** Of `act-by`: 30, 14, 7 or 1. */
  readonly days?: number;
  /** Of `moved`: how it stood before. */
  readonly before?: Pick<ToldNews, 'startsAt' | 'endsAt' | 'actByAt'>;
}

const DAY_MS = 24 * 3600_000;
export const COUNTDOWN_DAYS = [1, 7, 14, 30] as const;

/** How it stands now, to be compared with later. */
export function standingOf({ communication, revision }: SharedCommunication, now: Date): ToldNews {
  const { startsAt, endsAt, actByAt, state } = communication;
  const daysLeft = daysLeftOf(communication, now);
  return {
    revision,
    ...(startsAt && { startsAt }),
    ...(endsAt && { endsAt }),
    ...(actByAt && { actByAt }),
    state,
    stage: maintenanceStage(communication, now),
    ...(daysLeft && { daysLeft }),
  };
}

/** The nearest of the days that are counted down, once it has come; nothing before the first, and after the date. */
function daysLeftOf({ actByAt, state }: Communication, now: Date): number | undefined {
  const leftMs = (actByAt?.getTime() ?? Number.NaN) - now.getTime();
  if (state !== 'current' || !(leftMs > 0)) return undefined;
  return COUNTDOWN_DAYS.find((days) => leftMs <= days * DAY_MS);
}

/**
 * What is worth telling of it, the gravest first. However much happened in between, each thing is said once; a post whose
 * words alone have changed says so last.
 */
export function newsOf(
  shared: SharedCommunication,
  told: ToldNews | undefined,
  now: Date,
): readonly CommunicationNews[] {
  const { communication } = shared;
  if (!told) return communication.state === 'current' ? [{ kind: 'new' }] : [];
  const is = standingOf(shared, now);
  if (is.state === 'cancelled') return told.state === 'cancelled' ? [] : [{ kind: 'cancelled' }];
  const isMaintenance = communication.kind === 'maintenance';
  const moved = isMaintenance
    ? !same(is.startsAt, told.startsAt) || !same(is.endsAt, told.endsAt)
    : !same(is.actByAt, told.actByAt);
  const news: CommunicationNews[] = [];
  if (moved && is.state === 'current') news.push({ kind: 'moved', before: told });
  if (is.daysLeft && (moved || told.daysLeft !== is.daysLeft)) news.push({ kind: 'act-by', days: is.daysLeft });
  if (isMaintenance && is.stage !== told.stage) {
    if (is.stage === 'running') news.push({ kind: 'started' });
    if (is.stage === 'over') news.push({ kind: 'ended' });
  }
  if (news.length === 0 && is.revision > told.revision && is.state === 'current') news.push({ kind: 'changed' });
  return news;
}

const same = (one: Date | undefined, other: Date | undefined): boolean => one?.getTime() === other?.getTime();
