import type { Agent } from './agent.ts';
import { canonical } from './canonical.ts';
import type { Incident } from './incident.ts';
import type { Transition } from './outage.ts';
import type { Reader } from './reader.ts';

/** Where cards are posted: what it takes to speak in a conversation without being asked. */
export interface Place {
  /** Without thread (`19:…@thread.tacv2`, `a:…`). */
  readonly conversationId: string;
  readonly kind: 'personal' | 'channel' | 'group';
  readonly serviceUrl: string;
  /** Teams' channel name in the protocol, such as `msteams`. */
  readonly channelId: string;
  /** The bot's own id there (`28:…`). */
  readonly botId: string;
  readonly tenantId?: string;
  /** Of the team, for a channel. */
  readonly teamId?: string;
  /** What its people call it, where Teams has told. */
  readonly name?: string;
}

/** Which customers. A name pattern is words that a name begins with, in any case and accents; `*` stands for anything. */
export type CustomerChoice =
  | { readonly kind: 'all' }
  | { readonly kind: 'list'; readonly tenantIds: readonly string[] }
  | { readonly kind: 'names'; readonly patterns: readonly string[] }
  | { readonly kind: 'tags'; readonly tags: readonly string[] };

/** Hours in which nothing is posted but what cannot wait, in a zone's wall-clock time (`HH:MM`); over midnight when `from` is later. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
  /** IANA. */
  readonly zone: string;
}

/** Communications by kind; `pressing` are the messages that need action or are major changes. */
export const FOLLOWED_COMMUNICATIONS = ['pressing', 'message', 'maintenance', 'advisory'] as const;

export type FollowedCommunication = (typeof FOLLOWED_COMMUNICATIONS)[number];

/** What somebody has asked to hear of, and where. */
export interface Wish {
  readonly customers: CustomerChoice;
  /** `Service.id`s; of none, all. */
  readonly serviceIds: readonly string[];
  readonly classifications: readonly Exclude<Incident['classification'], 'maintenance'>[];
  readonly transitions: readonly Transition[];
  readonly quiet?: QuietHours;
  /** `HH:MM` in the reader's zone. */
  readonly digestAt?: string;
  readonly earlySignals: boolean;
  /** What Microsoft announces besides; absent or empty: nothing. */
  readonly communications?: readonly FollowedCommunication[];
  /** What begins during a planned maintenance of its service is not told before that has ended. */
  readonly mutesMaintenance?: boolean;
  readonly reader: Reader;
}

export interface Following extends Wish {
  readonly id: string;
  readonly place: Place;
  /** Who asked for it, and answers for it. */
  readonly owner: Agent;
  readonly since: Date;
  /** When somebody last changed it: what was open by then is no news. Told by the book. */
  readonly changedAt?: Date;
  /** The last day of which a digest was sent. Told by the book. */
  readonly digestDay?: string;
  /** Since when nobody answers for it: its owner has no role any more. */
  readonly ownerLeftAt?: Date;
  /** Why nothing is posted just now. */
  readonly paused?: { readonly at: Date; readonly why: 'removed' | 'owner-left' | 'no-role' | 'by-hand' };
}

/** Incidents only, everything about them: advisories are many and old. */
export const DEFAULT_WISH: Omit<Wish, 'reader'> = {
  customers: { kind: 'all' },
  serviceIds: [],
  classifications: ['incident'],
  transitions: ['opened', 'worse', 'update', 'resolved', 'review'],
  earlySignals: true,
};

const WISHED = [
  ...['customers', 'serviceIds', 'classifications', 'transitions'],
  ...['quiet', 'digestAt', 'earlySignals', 'communications', 'mutesMaintenance', 'reader'],
] as const satisfies readonly (keyof Wish)[];

/** What is wished for otherwise now. */
export const changesBetween = (before: Wish, after: Wish): readonly (keyof Wish)[] =>
  WISHED.filter((part) => canonical(before[part] ?? null) !== canonical(after[part] ?? null));
