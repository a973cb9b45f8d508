import { type Kysely, type Selectable, sql } from 'kysely';
import { hasWorsened, type Standing } from '../../../domain/phase.ts';
import type { IncidentMemory } from '../../ports.ts';
import type { Tables } from './tables.ts';

type State = Selectable<Tables['incident_state']>;

export interface StoredIncidentMemory extends IncidentMemory {
  /** Forgets problems that nobody has reported since `before`. Answers how many. */
  purge(before: Date): Promise<number>;
}

/** A problem that has not changed is noted again after this long, so that `purge` leaves it alone. */
const NOTE_AGAIN_MS = 24 * 60 * 60 * 1000;

/** One statement a note, and a second one only when something is new, has changed or has not been noted for a day. */
export function createIncidentMemory(db: Kysely<Tables>): StoredIncidentMemory {
  return {
    async note(tenantId, incidents, at) {
      if (incidents.length === 0) return new Map();
      const worst = new Map<string, Standing>();
      for (const { id, status, phase } of incidents) {
        const before = worst.get(id);
        if (!before || hasWorsened({ status, phase }, before)) worst.set(id, { status, phase });
      }
      const known = await recall(db, tenantId, [...worst.keys()]);
      const states = [...worst].map(([id, standing]) => next(known.get(id), { ...standing, tenantId, id, at }));
      await keep(
        db,
        states.filter((state) => state !== known.get(state.incident_id)),
      );
      return new Map(states.flatMap((state) => (state.worsened_at ? [[state.incident_id, state.worsened_at]] : [])));
    },

    async tenantsWith(incidentId) {
      const { rows } = await sql<{ tenant_id: string }>`
        select tenant_id from incident_state where upper(incident_id) = upper(${incidentId})
        order by noted_at desc limit 100`.execute(db);
      return rows.map((row) => row.tenant_id);
    },

    async purge(before) {
      const { numDeletedRows } = await db
        .deleteFrom('incident_state')
        .where('noted_at', '<', before)
        .executeTakeFirst();
      return Number(numDeletedRows);
    },
  };
}

interface Sighting extends Standing {
  readonly tenantId: string;
  readonly id: string;
  readonly at: Date;
}

/** The state after a sighting; the very same object when there is nothing to write. */
function next(known: State | undefined, { tenantId, id, status, phase, at }: Sighting): State {
  const seen = { tenant_id: tenantId, incident_id: id, status, phase, noted_at: at };
  if (!known) return { ...seen, worsened_at: null };
  const age = at.getTime() - known.noted_at.getTime();
  const isSame = status === known.status && phase === known.phase;
  if (age < 0 || (isSame && age < NOTE_AGAIN_MS)) return known;
  const before = { status: known.status, phase: known.phase ?? phase };
  return { ...seen, worsened_at: hasWorsened({ status, phase }, before) ? at : known.worsened_at };
}

async function recall(db: Kysely<Tables>, tenantId: string, ids: readonly string[]): Promise<Map<string, State>> {
  const { rows } = await sql<State>`
    select tenant_id, incident_id, status, phase, noted_at, worsened_at from incident_state
    where tenant_id = ${tenantId} and incident_id = any(${ids})`.execute(db);
  return new Map(rows.map((row) => [row.incident_id, row]));
}

async function keep(db: Kysely<Tables>, states: readonly State[]): Promise<void> {
  if (states.length === 0) return;
  const column = <Name extends keyof State>(name: Name): State[Name][] => states.map((state) => state[name]);
  await sql`
    insert into incident_state (tenant_id, incident_id, status, phase, noted_at, worsened_at)
    select * from unnest(${column('tenant_id')}::text[], ${column('incident_id')}::text[], ${column('status')}::text[],
      ${column('phase')}::text[], ${column('noted_at')}::timestamptz[], ${column('worsened_at')}::timestamptz[])
      as state (tenant_id, incident_id)
    order by tenant_id, incident_id
    on conflict (tenant_id, incident_id) do update
      set status = excluded.status, phase = excluded.phase, noted_at = excluded.noted_at, worsened_at = excluded.worsened_at
      where incident_state.noted_at <= excluded.noted_at`.execute(db);
}
