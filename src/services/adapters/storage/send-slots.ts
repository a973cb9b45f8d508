import { type Kysely, sql, type Transaction } from 'kysely';
import type { SendSlots } from '../../send-ports.ts';
import { inBatches } from './in-batches.ts';
import { inShares, nextSlot, recent, type SendLimit } from './send-limits.ts';
import type { Tables } from './tables.ts';

export interface SendSlotsLimits {
  /** Of one conversation, a channel with all its threads counting as one. */
  readonly conversation: readonly SendLimit[];
  /** Of all conversations of one tenant. */
  readonly tenant: readonly SendLimit[];
}

export interface StoredSendSlots extends SendSlots {
  /** Forgets conversations in which nothing was sent since then. */
  purge(before: Date): Promise<void>;
}

interface Ask {
  readonly conversation: string;
  readonly tenant: string;
  readonly now: number;
}

/**
 * When calls left, by conversation and by tenant, in the database: replicas share the limits. Those who ask at once share
 * a transaction. Replicas' clocks are taken to agree, as far as the margin in `send-limits.ts` goes.
 */
export function createSendSlots(db: Kysely<Tables>, limits: SendSlotsLimits): StoredSendSlots {
  const ofTenant = inShares(limits.tenant);
  const reserve = inBatches((asks: readonly Ask[]) =>
    db.transaction().execute(async (trx) => {
      const logs = await lock(trx, [...new Set(asks.flatMap(({ conversation, tenant }) => [conversation, tenant]))]);
      const slots = asks.map(({ conversation, tenant, now }) => {
        const before = { conversation: logs.get(conversation) ?? [], tenant: logs.get(tenant) ?? [] };
        const free = nextSlot(before.conversation, limits.conversation, now);
        // A slot far off would hold up the whole tenant.
        if (free > now) return { at: new Date(free), isOurs: false };
        const slot = nextSlot(before.tenant, ofTenant, now);
        logs.set(conversation, recent([...before.conversation, slot], limits.conversation));
        logs.set(tenant, recent([...before.tenant, slot], ofTenant));
        return { at: new Date(slot), isOurs: true };
      });
      await write(trx, logs);
      return slots;
    }),
  );

  return {
    reserve: (conversationId, tenantId, now) =>
      reserve({ conversation: `conversation ${conversationId}`, tenant: `tenant ${tenantId}`, now: now.getTime() }),
    async purge(before) {
      await db.deleteFrom('send_log').where('last_at', '<', before).execute();
    },
  };
}

/** In the order of their keys, so that no two transactions wait for each other. */
async function lock(trx: Transaction<Tables>, keys: string[]): Promise<Map<string, readonly number[]>> {
  const ordered = keys.toSorted();
  await sql`
    insert into send_log (key, sent, last_at) select key, '[]', 'epoch' from unnest(${ordered}::text[]) as asked (key)
    order by key on conflict do nothing`.execute(trx);
  const { rows } = await sql<{ key: string; sent: readonly number[] }>`
    select key, sent from send_log where key = any(${ordered}) order by key for update`.execute(trx);
  return new Map(rows.map(({ key, sent }) => [key, sent]));
}

async function write(trx: Transaction<Tables>, logs: ReadonlyMap<string, readonly number[]>): Promise<void> {
  const sent = [...logs.values()];
  const last = sent.map((times) => new Date(times.at(-1) ?? 0));
  await sql`
    update send_log set sent = asked.sent::jsonb, last_at = asked.last_at
    from unnest(${[...logs.keys()]}::text[], ${sent.map((times) => JSON.stringify(times))}::text[], ${last}::timestamptz[])
      as asked (key, sent, last_at)
    where send_log.key = asked.key`.execute(trx);
}
