import type { Kysely } from 'kysely';
import { sql } from 'kysely';
import type { Agent } from '../../src/domain/agent.ts';
import { createAuditSeal } from '../../src/services/adapters/audit/seal.ts';
import { createAuditTrail } from '../../src/services/adapters/storage/audit-trail.ts';
import type { Tables } from '../../src/services/adapters/storage/tables.ts';
import { createErasePeople } from '../../src/services/audit/erase-people.ts';
import { createLinkRows } from '../../src/services/audit/link-rows.ts';
import { type AuditNote, createBeginRecord } from '../../src/services/audit/record.ts';
import { createVerifyTrail } from '../../src/services/audit/verify-trail.ts';

export const AUDIT_KEY = Buffer.alloc(32, 'a');

let ids = 0;
const newId = () => `00000000-0000-4000-8000-${String(++ids).padStart(12, '0')}`;

/** The whole trail over one database, as the house makes it, with a clock of its own. */
export function anAudit(db: Kysely<Tables>, clock: () => Date, keys: readonly Uint8Array[] = [AUDIT_KEY]) {
  const [trail, seal] = [createAuditTrail(db), createAuditSeal(keys)];
  const beginRecord = createBeginRecord({ trail, seal, clock, newId });
  return {
    trail,
    seal,
    beginRecord,
    linkRows: createLinkRows({ trail, seal, clock }),
    verify: createVerifyTrail({ trail, seal }),
    erase: createErasePeople({ trail, beginRecord, newId }),
    async note(agent: Agent | undefined, ...notes: readonly AuditNote[]) {
      const record = beginRecord(newId(), agent);
      for (const note of notes) record.note(note);
      await record.written();
    },
  };
}

/** What somebody with all rights in the database can do, triggers or not. */
export async function tamper(db: Kysely<Tables>, ...statements: readonly string[]): Promise<void> {
  await db.connection().execute(async (one) => {
    await sql`set session_replication_role = replica`.execute(one);
    for (const statement of statements) await sql.raw(statement).execute(one);
    await sql`set session_replication_role = origin`.execute(one);
  });
}

/** A trail of which nothing is known yet. */
export const emptyTrail = (db: Kysely<Tables>): Promise<void> =>
  tamper(db, 'delete from audit_person', 'delete from audit_row', 'delete from audit_head');
