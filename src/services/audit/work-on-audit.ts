import type { AuditTrail, HeadKeeper } from '../audit-ports.ts';
import type { FailedJob, Job, Jobs } from '../outage-ports.ts';
import { MOST_IN_A_RUN } from './link-rows.ts';

type LinkJob = Job<'link-audit'>;
type KeepAt = LinkJob['data']['keepAt'];

export interface WorkOnAuditNeeds {
  readonly jobs: Pick<Jobs, 'send' | 'missing' | 'work'>;
  readonly linkRows: () => Promise<number>;
  readonly trail: Pick<AuditTrail, 'head'>;
  readonly keepers: readonly HeadKeeper[];
  readonly clock: () => Date;
  readonly onError: (error: unknown, what: string) => void;
}

/** Links the audit rows of all replicas, one run at a time, and keeps the chain's head in the second place. */
export interface WorkOnAudit {
  work(): Promise<void>;
  /** Makes sure that somebody is at it. */
  reconcile(): Promise<void>;
}

const KEY = 'audit';
/** A row waits for its link so long at most, with what the job engine takes to notice; ten seconds are promised. */
const EVERY_MS = 5000;
const KEPT_EVERY_MS = 3600_000;
const AGAIN_MS = 5 * 60_000;

export function createWorkOnAudit(needs: WorkOnAuditNeeds): WorkOnAudit {
  const { jobs, linkRows, trail, keepers, clock, onError } = needs;

  /** Whether more wait than one run takes. */
  async function link(): Promise<boolean> {
    try {
      return (await linkRows()) >= MOST_IN_A_RUN;
    } catch (error) {
      onError(error, 'audit rows could not be linked');
      return false;
    }
  }

  /** Answers when the head is to be kept again, by place. */
  async function keep(keepAt: KeepAt): Promise<KeepAt> {
    const now = clock().getTime();
    const due = keepers.filter(({ place }) => !(Date.parse(keepAt[place] ?? '') > now));
    const head = due.length === 0 ? undefined : await trail.head();
    if (!head) return keepAt;
    const kept = await Promise.all(
      due.map(async (keeper): Promise<readonly [string, string]> => {
        const failure = await keeper.keep(head).catch((error: unknown) => error ?? new Error('not kept'));
        if (failure) onError(failure, `the audit trail's head could not be kept at ${keeper.place}`);
        return [keeper.place, new Date(now + (failure ? AGAIN_MS : KEPT_EVERY_MS)).toISOString()];
      }),
    );
    return { ...keepAt, ...Object.fromEntries(kept) };
  }

  async function run([job]: readonly LinkJob[]): Promise<readonly FailedJob[]> {
    const areMore = await link();
    const keepAt = await keep(job?.data.keepAt ?? {}).catch((error: unknown) => {
      onError(error, "the audit trail's head could not be read");
      return {};
    });
    await jobs.send('link-audit', [{ key: KEY, data: { keepAt }, afterMs: areMore ? 0 : EVERY_MS }]);
    return [];
  }

  return {
    work: () => jobs.work('link-audit', { batch: 1, batches: 1 }, run),
    async reconcile() {
      const missing = await jobs.missing('link-audit', [KEY]);
      await jobs.send(
        'link-audit',
        missing.map((key) => ({ key, data: { keepAt: {} } })),
      );
    },
  };
}
