import type { Agent } from '../../domain/agent.ts';
import type { Customer } from '../../domain/customer.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { AzureAssignments, PartnerGroups } from '../ports.ts';
import type { MayRead } from './may-read.ts';

/** Whether an agent holds a role that reads Service Health on all of a customer's Azure subscriptions. */
export type HoldsAzureRole = (agent: Agent, customer: Customer, fresh: boolean) => Promise<boolean>;

export interface AzureHoldersNeeds {
  readonly assignments: AzureAssignments;
  readonly groups: PartnerGroups;
  readonly mayRead: MayRead;
  readonly clock: () => Date;
  /** Aborts when Azure and the directory have taken long enough. */
  readonly deadline: () => AbortSignal;
  readonly onFailure: (error: SourceError) => void;
}

/** A right that was taken away is gone by then. */
const KEPT_MS = 5 * 60_000;
const MOST_KEPT = 5000;

/**
 * Reads who holds such a role from the subscriptions themselves, and asks the directory whether the agent is one of them or
 * in one of these groups. It has to be on every subscription: what is shown of Azure is all of it or nothing. What cannot
 * be read gives no right; whom we may not read is not asked.
 */
export function createHoldsAzureRole(needs: AzureHoldersNeeds): HoldsAzureRole {
  const { assignments, groups, mayRead, clock, deadline, onFailure } = needs;
  const verdicts = new Map<string, { readonly holds: boolean; readonly until: number }>();

  async function find(agent: Agent, { tenantId }: Customer): Promise<boolean> {
    const signal = deadline();
    try {
      const holders = await assignments.holdersOf(tenantId, signal);
      if (holders.includes(agent.objectId.toLowerCase())) return true;
      return holders.length > 0 && (await groups.memberOf(agent, holders, signal)).length > 0;
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      onFailure(error);
      return false;
    }
  }

  return async (agent, customer, fresh) => {
    if (!mayRead(customer).may) return false;
    const key = `${agent.objectId} ${customer.tenantId}`.toLowerCase();
    const known = verdicts.get(key);
    const now = clock().getTime();
    if (known && now < known.until && (known.holds || !fresh)) return known.holds;
    const holds = await find(agent, customer);
    const [oldest] = verdicts.keys();
    if (verdicts.size >= MOST_KEPT && oldest !== undefined) verdicts.delete(oldest);
    verdicts.set(key, { holds, until: now + KEPT_MS });
    return holds;
  };
}
