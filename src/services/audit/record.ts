import type { Agent } from '../../domain/agent.ts';
import {
  type AuditDeed,
  type AuditDetails,
  type AuditOutcome,
  type Authority,
  personText,
} from '../../domain/audit.ts';
import type { AuditSeal, AuditTrail } from '../audit-ports.ts';

/** What there is to record. Without an authority it is the one by which the customer is read. */
export interface AuditNote {
  readonly deed: AuditDeed;
  readonly outcome: AuditOutcome;
  readonly tenantId?: string | undefined;
  readonly authority?: Authority;
  readonly details?: AuditDetails;
}

/** Records what one person does in one turn, or by one link. */
export interface AuditRecord {
  /** Begins to write it; the same thing twice is written once. */
  note(note: AuditNote): void;
  /** Resolves when all of it is in the database. Rejects when it could not be written, once and for all. */
  written(): Promise<void>;
}

/** `agent` is absent for those who could not prove who they are, and for what Healthdesk or its operator does. */
export type BeginRecord = (correlationId: string, agent?: Agent) => AuditRecord;

export interface RecordNeeds {
  readonly trail: Pick<AuditTrail, 'append'>;
  readonly seal: Pick<AuditSeal, 'hash'>;
  readonly clock: () => Date;
  readonly newId: () => string;
}

/** Writing goes on beside the turn's own work, which waits for it before anything is done or shown. */
export function createBeginRecord({ trail, seal, clock, newId }: RecordNeeds): BeginRecord {
  const personOf = (rowId: string, { tenantId, objectId, name }: Agent) => {
    const ids = { tenantId: tenantId.toLowerCase(), objectId: objectId.toLowerCase() };
    return { rowId, salt: newId(), ...ids, name };
  };

  return (correlationId, agent) => {
    const noted = new Set<string>();
    let writing: Promise<unknown> = Promise.resolve();

    return {
      note({ tenantId, authority, details = {}, ...note }) {
        const what = JSON.stringify([note.deed, note.outcome, tenantId, authority, details]);
        if (noted.has(what)) return;
        noted.add(what);
        const id = newId();
        const person = agent && personOf(id, agent);
        const row = trail.append({
          ...note,
          id,
          at: clock(),
          correlationId,
          details,
          ...(tenantId && { tenantId: tenantId.toLowerCase() }),
          ...(authority && { authority }),
          ...(person && { person, personSeal: seal.hash(personText(person)) }),
        });
        writing = Promise.all([writing, row]);
        // Whoever waits hears of it; until then it is nobody's unhandled rejection.
        writing.catch(() => {});
      },
      written: async () => void (await writing),
    };
  };
}

/** For whoever only asks what somebody may. */
export const NO_RECORD: AuditRecord = { note: () => {}, written: async () => {} };
