import { type Kysely, type Selectable, sql } from 'kysely';
import { type HealthStatus, isWorse, worst } from '../../../domain/health-status.ts';
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
      const statuses = new Map<string, HealthStatus>();
      for (const { id, status } of incidents) statuses.set(id, worst([status, statuses.get(id) ?? status]));

      const known = await recall(db, tenantId, [...statuses.keys()]);
      const states = [...statuses].map(([id, status]) => next(known.get(id), { tenantId, id, status, at }));
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

interface Sighting {
  readonly tenantId: string;
  readonly id: string;
  readonly status: HealthStatus;
  readonly at: Date;
}

/** The state after a sighting; the very same object when there is nothing to write. */
function next(known: State | undefined, { tenantId, id, status, at }: Sighting): State {
  const seen = { tenant_id: tenantId, incident_id: id, status, noted_at: at };
  if (!known) return { ...seen, worsened_at: null };
  const age = at.getTime() - known.noted_at.getTime();
  if (age < 0 || (status === known.status && age < NOTE_AGAIN_MS)) return known;
  return { ...seen, worsened_at: isWorse(status, known.status) ? at : known.worsened_at };
}

async function recall(db: Kysely<Tables>, tenantId: string, ids: readonly string[]): Promise<Map<string, State>> {
  const { rows } = await sql<State>`
    select tenant_id, incident_id, status, noted_at, worsened_at from incident_state
    where tenant_id = ${tenantId} and incident_id = any(${ids})`.execute(db);
  return new Map(rows.map((row) => [row.incident_id, row]));
}

async function keep(db: Kysely<Tables>, states: readonly State[]): Promise<void> {
  if (states.length === 0) return;
  const column = <Name extends keyof State>(name: Name): State[Name][] => states.map((state) => state[name]);
  await sql`
    insert into incident_state (tenant_id, incident_id, status, noted_at, worsened_at)
    select * from unnest(${column('tenant_id')}::text[], ${column('incident_id')}::text[], ${column('status')}::text[],
      ${column('noted_at')}::timestamptz[], ${column('worsened_at')}::timestamptz[]) as state (tenant_id, incident_id)
    order by tenant_id, incident_id
    on conflict (tenant_id, incident_id) do update
      set status = excluded.status, noted_at = excluded.noted_at, worsened_at = excluded.worsened_at
      where incident_state.noted_at <= excluded.noted_at`.execute(db);
}
