import type { Customer } from '../../domain/customer.ts';
import type { SourceName } from '../../domain/service.ts';
import { hasEnded, type MayRead } from '../access/may-read.ts';
import type { CommunicationBook } from '../communication-ports.ts';
import type { DraftBook } from '../desk-ports.ts';
import type { Jobs, LookBook, OutageBook } from '../outage-ports.ts';
import type { LeavingBook } from '../ports.ts';
import { lookKey } from './look-key.ts';

export interface LeaveTakingNeeds {
  readonly jobs: Pick<Jobs, 'cancel'>;
  readonly looks: Pick<LookBook, 'tenants' | 'leave'>;
  readonly outages: Pick<OutageBook, 'tellAgain'>;
  readonly communications: Pick<CommunicationBook, 'forgetCustomers'>;
  readonly drafts: Pick<DraftBook, 'dropOf'>;
  readonly leavings: Pick<LeavingBook, 'note'>;
  /** All of the partner's, those included that we have taken leave of. */
  readonly customers: () => readonly Customer[];
  readonly mayRead: MayRead;
  readonly clock: () => Date;
}

/** What follows for customers that may not be read any more, whoever has ended it. */
export interface LeaveTaking {
  /**
   * Takes back the looks that wait and the drafts of requests, forgets what it was told by Microsoft, counts what is open there as told by nobody, and takes the name off what is posted.
   * Doing it twice is doing it once.
   */
  leave(tenantIds: readonly string[]): Promise<void>;
  /** Leaves whoever may be read no more or is no customer any more, and keeps since when. */
  notice(): Promise<void>;
}

const SOURCES: readonly SourceName[] = ['microsoft365', 'azure'];

export function createLeaveTaking(needs: LeaveTakingNeeds): LeaveTaking {
  const { jobs, looks, outages, communications, drafts, leavings, mayRead, clock } = needs;
  /** As this process knows: one that has not noticed yet may have been the last to tell, so each has it told again. */
  let noticed: ReadonlySet<string> = new Set();

  async function leave(tenantIds: readonly string[]): Promise<void> {
    if (tenantIds.length === 0) return;
    const keys = tenantIds.flatMap((tenantId) => SOURCES.map((source) => lookKey(tenantId, source)));
    await jobs.cancel('look', keys);
    await jobs.cancel('wake-azure', tenantIds);
    await jobs.cancel('read-messages', tenantIds);
    await communications.forgetCustomers(tenantIds);
    await drafts.dropOf(tenantIds);
    await looks.leave(tenantIds, clock());
    await outages.tellAgain(tenantIds);
  }

  return {
    leave,
    async notice() {
      const all = needs.customers().map((customer) => ({ ...customer, right: mayRead(customer) }));
      // A list that is empty has not been read.
      if (all.length === 0) return;
      const known = new Set(all.map(({ tenantId }) => tenantId));
      const gone = (await looks.tenants()).filter((tenantId) => !known.has(tenantId));
      const ended = all.filter(({ right }) => hasEnded(right)).map(({ tenantId }) => tenantId);
      const left = [...ended, ...gone];
      await leave(left.filter((tenantId) => !noticed.has(tenantId)));
      const read = all.filter(({ right }) => right.may).map(({ tenantId }) => tenantId);
      await leavings.note({ left, read }, clock());
      noticed = new Set(left);
    },
  };
}
