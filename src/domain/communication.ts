import type { SourceName } from './service.ts';

/** What Microsoft announces beside trouble: message center posts, planned maintenance, and Azure's health advisories. */
export const COMMUNICATION_KINDS = ['message', 'maintenance', 'advisory'] as const;

export type CommunicationKind = (typeof COMMUNICATION_KINDS)[number];

/** The message center's own; `other` is one that nobody knows yet. */
export type CommunicationCategory = 'prevent-or-fix-issue' | 'plan-for-change' | 'stay-informed' | 'other';

export interface Communication {
  /** Microsoft's id (`MC1234567`, or an Azure tracking id); the same for every tenant that is told. */
  readonly id: string;
  readonly source: SourceName;
  readonly kind: CommunicationKind;
  readonly title: string;
  /** As Microsoft names them (`Exchange Online`, `Virtual Machines`). */
  readonly services: readonly string[];
  /** Azure alone. */
  readonly regions: readonly string[];
  /** The message center alone. */
  readonly category?: CommunicationCategory;
  readonly severity: 'normal' | 'high' | 'critical';
  /** Microsoft's own labels, such as `Admin impact`. */
  readonly tags: readonly string[];
  readonly isMajorChange: boolean;
  /** Until when whoever administers has to have acted. */
  readonly actByAt?: Date;
  /** Of a maintenance the announced beginning, where one is told; else when it was published or began to count. */
  readonly startsAt?: Date;
  /** Of a maintenance the announced end. */
  readonly endsAt?: Date;
  readonly updatedAt: Date;
  /** By Microsoft's word: taken back, or over. */
  readonly state: 'current' | 'cancelled' | 'over';
  /** Readable text, as the body is: no HTML, no markdown meaning. */
  readonly summary?: string;
  /** Paragraphs parted by blank lines; empty where it is withheld. */
  readonly body: string;
  readonly hasAttachments: boolean;
}

/** A file that belongs to a message; shown by name, never fetched. */
export interface Attachment {
  readonly name: string;
  readonly bytes?: number;
}

/** One communication, and every customer that is told of it. */
export interface SharedCommunication {
  readonly communication: Communication;
  /** In small letters. */
  readonly tenantIds: readonly string[];
  /** When we first read it anywhere: no newer post than that is news to those who follow from later on. */
  readonly firstSeenAt: Date;
  /** 1 for the first; one more with each change of what it says. */
  readonly revision: number;
}

/** How it read at one time. */
export interface Revision {
  readonly revision: number;
  /** When we read it so first. */
  readonly at: Date;
  readonly communication: Communication;
}

export const MAINTENANCE_STAGES = ['planned', 'running', 'over', 'cancelled', 'undated'] as const;

export type MaintenanceStage = (typeof MAINTENANCE_STAGES)[number];

/** Where a planned maintenance stands. `undated`: Microsoft tells no hours, so that nobody can say whether it runs. */
export function maintenanceStage(
  { state, startsAt, endsAt }: Pick<Communication, 'state' | 'startsAt' | 'endsAt'>,
  now: Date,
): MaintenanceStage {
  if (state !== 'current') return state;
  if (!startsAt) return 'undated';
  if (now < startsAt) return 'planned';
  if (!endsAt) return 'undated';
  return now < endsAt ? 'running' : 'over';
}

/** Somebody at the customer has to do something, and there is still time, or it is overdue by less than a month. */
export const needsAction = ({ actByAt, state }: Communication, now: Date): boolean =>
  state === 'current' && actByAt !== undefined && now.getTime() - actByAt.getTime() < OVERDUE_SHOWN_MS;

const OVERDUE_SHOWN_MS = 30 * 24 * 3600_000;
