import type { Agent } from './agent.ts';
import { canonical } from './canonical.ts';
import type { Deed } from './policy.ts';

/** Finer words than the policy's, where one permit serves several deeds, and what nobody asks a permit for. */
export const FINER_DEEDS = [
  'enter',
  'turn',
  'read-file',
  'see-outages',
  'release',
  'assign',
  'mute',
  'unmute',
  'answer-signal',
  'change-following',
  'set-language',
  'unfollow',
  'take-over',
  'number-request',
  'ask-again',
  'drop-request',
  'follow-request',
  'tell-state',
  'unfollow-request',
  'solve-request',
  'request-persists',
  'onboard',
  'tag',
  'untag',
  'erase-person',
  'retire-people',
  'export-audit',
] as const;

/** What is recorded; docs/audit.md tells of each. */
export type AuditDeed = Deed | (typeof FINER_DEEDS)[number];

/** `allowed`: they might, and it was begun; `failed`: what was begun in the same turn (same correlation id) did not end well. */
export type AuditOutcome = 'allowed' | 'refused' | 'failed';

/**
 * With whose rights something was done or read: the agent's own, the application's, the reader account's, the partner
 * account's, or those of whoever operates Healthdesk. `undetermined`: by which way a customer is read was not known yet.
 */
export type Authority = 'agent' | 'app' | 'reader' | 'partner' | 'operator' | 'undetermined';

/** Ids alone, never what people or Microsoft have written: a row is for ever. */
export type AuditDetails = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** A row as it is kept. Whose deed it was stands apart, so that it can be erased: here is only its seal. */
export interface AuditRow {
  readonly id: string;
  readonly at: Date;
  /** The same for everything in one turn, and on its trouble card and in the log. */
  readonly correlationId: string;
  readonly deed: AuditDeed;
  readonly outcome: AuditOutcome;
  readonly authority: Authority;
  /** The customer's, in small letters; absent where it is about none, or about several. */
  readonly tenantId?: string;
  /** SHA-256 over person and salt; absent where there was no person. */
  readonly personSeal?: string;
  readonly details: AuditDetails;
}

/** Whose deed a row tells, and the salt without which nobody can tell by trying names whose it was. */
export interface AuditPerson extends Agent {
  readonly rowId: string;
  readonly salt: string;
}

/** Its place in the chain, counted from 1. */
export interface LinkedRow extends AuditRow {
  readonly position: number;
  readonly hash: string;
}

/** Where the chain ended at a time. */
export interface ChainHead {
  readonly position: number;
  /** Empty where nothing is linked yet. */
  readonly hash: string;
}

export interface SignedHead extends ChainHead {
  readonly signedAt: Date;
  /** Names the key; absent, as the signature is, where there is none. */
  readonly keyId?: string;
  /** Ed25519 over `headText`, base64url. */
  readonly signature?: string;
}

/** Before the first row. */
export const NO_HEAD: ChainHead = { position: 0, hash: '' };

/** What a row's hash is made of: all of it, its place, and the hash before it. */
export const linkText = (row: AuditRow, position: number, previous: string): string =>
  canonical({
    position,
    previous,
    id: row.id,
    at: row.at.toISOString(),
    correlationId: row.correlationId,
    deed: row.deed,
    outcome: row.outcome,
    authority: row.authority,
    tenantId: row.tenantId ?? null,
    personSeal: row.personSeal ?? null,
    details: row.details,
  });

export const personText = ({ rowId, salt, tenantId, objectId, name }: AuditPerson): string =>
  canonical({ rowId, salt, tenantId, objectId, name });

export const headText = ({ position, hash, signedAt }: SignedHead): string =>
  canonical({ position, hash, signedAt: signedAt.toISOString() });
