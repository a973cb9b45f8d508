import type { Agent, PartnerRole } from '../../domain/agent.ts';
import type { PartnerGroups } from '../ports.ts';

/** What the partner's directory says of one agent. */
export interface Membership {
  readonly roles: readonly PartnerRole[];
  /** Those of the groups with GDAP roles that the agent is in. */
  readonly groupIds: readonly string[];
}

export interface MembershipsNeeds {
  readonly groups: PartnerGroups;
  /** Groups whose members have rights somewhere. */
  readonly wanted: () => Promise<readonly string[]>;
  readonly clock: () => Date;
  readonly deadline: () => AbortSignal;
}

export interface Memberships {
  /** As read within the last five minutes, or now when `fresh`. Fails with `SourceError`, and remembers no failure. */
  of(agent: Agent, fresh: boolean): Promise<Membership>;
}

/** A right that was taken away is gone by then. */
const KEPT_MS = 5 * 60_000;
const MOST_KEPT = 5000;

/** Asks the directory once for each agent, however many of their turns ask at the same moment. */
export function createMemberships({ groups, wanted, clock, deadline }: MembershipsNeeds): Memberships {
  interface Reading {
    readonly at: number;
    readonly membership: Promise<Membership>;
    ended: boolean;
  }
  const readings = new Map<string, Reading>();

  async function read(agent: Agent): Promise<Membership> {
    const signal = deadline();
    const [roles, groupIds] = await Promise.all([
      groups.rolesOf(agent, signal),
      wanted().then((ids) => groups.memberOf(agent, ids, signal)),
    ]);
    return { roles, groupIds };
  }

  function begin(key: string, agent: Agent): Promise<Membership> {
    const reading: Reading = { at: clock().getTime(), membership: read(agent), ended: false };
    const [oldest] = readings.keys();
    if (readings.size >= MOST_KEPT && oldest !== undefined) readings.delete(oldest);
    readings.delete(key);
    readings.set(key, reading);
    reading.membership.then(
      () => {
        reading.ended = true;
      },
      () => {
        if (readings.get(key) === reading) readings.delete(key);
      },
    );
    return reading.membership;
  }

  return {
    of(agent, fresh) {
      const key = `${agent.tenantId} ${agent.objectId}`.toLowerCase();
      const known = readings.get(key);
      const good = known && (fresh ? !known.ended : clock().getTime() - known.at < KEPT_MS);
      return good ? known.membership : begin(key, agent);
    },
  };
}
