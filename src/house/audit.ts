import { lookup } from 'node:dns';
import { join } from 'node:path';
import type { Config } from '../config.ts';
import { createHeadFile } from '../services/adapters/audit/head-file.ts';
import { createHeadWebhook } from '../services/adapters/audit/head-webhook.ts';
import { createAuditSeal } from '../services/adapters/audit/seal.ts';
import { createAuditTrail } from '../services/adapters/storage/audit-trail.ts';
import type { Database } from '../services/adapters/storage/database.ts';
import type { InOneStatement } from '../services/adapters/storage/in-one-statement.ts';
import { createSignedWebhook } from '../services/adapters/webhook/signed-webhook.ts';
import { createErasePeople } from '../services/audit/erase-people.ts';
import { createLinkRows } from '../services/audit/link-rows.ts';
import { createBeginRecord } from '../services/audit/record.ts';
import { createWorkOnAudit } from '../services/audit/work-on-audit.ts';
import type { HeadKeeper } from '../services/audit-ports.ts';
import type { Jobs } from '../services/outage-ports.ts';
import type { Log } from './log.ts';
import type { World } from './world.ts';

const DAY_MS = 24 * 3600_000;
/** All that one head may spend on waiting between its tries. */
const PATIENCE_MS = 10_000;

export type Audit = ReturnType<typeof createAudit>;

/** The file that heads are kept in on this machine, unless they go elsewhere alone. */
export const headFileOf = ({ AUDIT_HEADS_DIR, DATA_DIR }: Config) =>
  createHeadFile(AUDIT_HEADS_DIR ?? join(DATA_DIR, 'audit-heads'));

/** Who did and read what: the trail, what writes to it, and what is done with it. */
export function createAudit(config: Config, world: World, db: Database['db'], inOneStatement?: InOneStatement) {
  const { clock, newId } = world;
  const [trail, seal] = [createAuditTrail(db, inOneStatement), createAuditSeal(config.AUDIT_KEY)];
  const beginRecord = createBeginRecord({ trail, seal, clock, newId });
  const linkRows = createLinkRows({ trail, seal, clock });
  const erasePeople = createErasePeople({ trail, beginRecord, newId });
  return {
    trail,
    seal,
    beginRecord,
    linkRows,
    erasePeople,
    /** What the worker does: links, keeps heads, and forgets people when their time has come. */
    workOn: (jobs: Jobs, log: Log) => ({
      ...createWorkOnAudit({
        ...{ jobs, linkRows, trail, clock },
        keepers: headKeepers(config, world),
        onError: (error, what) => log.error({ err: error }, what),
      }),
      retire: () => erasePeople.olderThan(new Date(clock().getTime() - config.AUDIT_PEOPLE_DAYS * DAY_MS)),
    }),
  };
}

function headKeepers(config: Config, { clock: now, random, sleep, deadline }: World): readonly HeadKeeper[] {
  const url = config.AUDIT_HEADS_URL;
  if (url === undefined) return [headFileOf(config)];
  const webhook = createSignedWebhook({
    url,
    keys: config.AUDIT_HEADS_SECRET,
    allowedHosts: config.WEBHOOK_HOSTS,
    loopbackToo: config.WEBHOOK_LOOPBACK,
    resolve: lookup,
    patience: { now, random, sleep, limitMs: PATIENCE_MS },
    deadline,
  });
  return [headFileOf(config), createHeadWebhook({ webhook, deadline })];
}
