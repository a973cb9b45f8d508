import {
  type Communication,
  type MaintenanceStage,
  maintenanceStage,
  type SharedCommunication,
} from './communication.ts';

/** How a communication stood when a place was last told of it: what differs from it now may be news. */
export interface ToldNews {
  readonly startsAt?: Date;
  readonly endsAt?: Date;
  readonly actByAt?: Date;
  readonly stage: MaintenanceStage;
  /** Of the days that are counted down to the act-by date, the last that had come. */
  readonly daysLeft?: number;
}

export const NEWS_KINDS = ['new', 'cancelled', 'moved', 'started', 'ended', 'act-by'] as const;

export type NewsKind = (typeof NEWS_KINDS)[number];

export interface CommunicationNews {
  readonly kind: NewsKind;
  /** Of `act-by`: 30, 14, 7 or 1. */
  readonly days?: number;
  /** Of `moved`: how it stood before. */
  readonly before?: Pick<ToldNews, 'startsAt' | 'endsAt' | 'actByAt'>;
}

const DAY_MS = 24 * 3600_000;
const COUNTDOWN_DAYS = [1, 7, 14, 30] as const;

/** How it stands now, to be compared with later. */
export function standingOf(communication: Communication, now: Date): ToldNews {
  const { startsAt, endsAt, actByAt } = communication;
  const daysLeft = daysLeftOf(communication, now);
  return {
    ...(startsAt && { startsAt }),
    ...(endsAt && { endsAt }),
    ...(actByAt && { actByAt }),
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

/** What is worth telling of it: however much happened in between, each thing once, and what has been overtaken not at all. */
export function newsOf(
  communication: Communication,
  told: ToldNews | undefined,
  now: Date,
): readonly CommunicationNews[] {
  const is = standingOf(communication, now);
  if (!told) return communication.state === 'current' && is.stage !== 'over' ? [{ kind: 'new' }] : [];
  if (is.stage === 'cancelled') return told.stage === 'cancelled' ? [] : [{ kind: 'cancelled' }];
  const isMaintenance = communication.kind === 'maintenance';
  const isMoved = isMaintenance
    ? !isSame(is.startsAt, told.startsAt) || (!isSame(is.endsAt, told.endsAt) && is.stage !== 'over')
    : !isSame(is.actByAt, told.actByAt);
  const hasPassed = isMaintenance && is.stage !== told.stage;
  return [
    ...(isMoved && communication.state === 'current' ? [{ kind: 'moved', before: told } as const] : []),
    ...(hasPassed && is.stage === 'running' ? [{ kind: 'started' } as const] : []),
    ...(hasPassed && is.stage === 'over' ? [{ kind: 'ended' } as const] : []),
    ...(is.daysLeft && is.daysLeft !== told.daysLeft ? [{ kind: 'act-by', days: is.daysLeft } as const] : []),
  ];
}

const isSame = (one: Date | undefined, other: Date | undefined): boolean => one?.getTime() === other?.getTime();

/** A maintenance that has moved tells always: people have planned around it. */
export const tellsAlways = ({ kind }: Communication, news: readonly CommunicationNews[]): boolean =>
  kind === 'maintenance' && news.some((one) => one.kind === 'moved' || one.kind === 'cancelled');

/** One communication that has news for a place, narrowed to whom it may hear of. */
export interface NewsItem {
  readonly shared: SharedCommunication;
  readonly news: readonly CommunicationNews[];
}
