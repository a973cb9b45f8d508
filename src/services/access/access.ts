import type { Agent } from '../../domain/agent.ts';
import type { AuditDeed, AuditDetails, Authority } from '../../domain/audit.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Permit, RefusalKind, Rights } from '../../domain/permit.ts';
import type { Deed } from '../../domain/policy.ts';
import { type AuditNote, type AuditRecord, NO_RECORD } from '../audit/record.ts';
import type { HoldsAzureRole } from './azure-holders.ts';
import type { RightsOf } from './rights.ts';

/** What one agent may do, for one turn, and the record of what was asked. Nothing is refused on what was read before the turn: it is asked again first. */
export interface Access {
  /** Nothing when it is allowed. Refusals, and permits to read a customer's data, go to the audit trail. */
  permit(deed: Deed, customer?: Customer, asking?: Asking): Promise<Permit>;
  /** The same for what a card says or offers, where nobody has asked to do it yet: leaves no trace. */
  wouldPermit(deed: Deed, customer?: Customer): Promise<Permit>;
  /** Whether the agent may, as far as is known: for hints, and nothing that matters. */
  seemsTo(deed: Deed): Promise<boolean>;
  /**
   * Nothing when the agent may see a customer's Azure as well: by role, by group, or by a role on the subscriptions. Part of
   * what everybody asks for, so only an agent who asks for Azure itself, or anew, has it looked up again (`fresh`).
   */
  azureAt(customer: Customer, fresh: boolean): Promise<Permit>;
  /** Whether the agent may find a customer, or do `deed` there, as far as is known: for searches and lists. */
  finds(deed?: Deed): Promise<(customer: Customer) => boolean>;
  /** Asks the directory again, unless this turn has done so. Answers whether there is anything new to look at. */
  refresh(): Promise<boolean>;
  /** Before something is done or shown: resolves when the audit trail tells of all these. */
  record(...notes: readonly NewNote[]): Promise<void>;
}

/** What the audit trail is told of what was asked for. */
export interface Asking {
  /** The deed that is refused, where one permit serves several. */
  readonly as?: AuditDeed;
  /** With whose rights, where that is not the way by which the customer is read. */
  readonly by?: Authority;
  /** What of the customer's, or what it would have changed. */
  readonly details?: AuditDetails;
}

/** Allowed, unless it says otherwise. */
type NewNote = Omit<AuditNote, 'outcome'> & Partial<Pick<AuditNote, 'outcome'>>;

/** Permits whose asking is itself the deed: whoever gets one reads what the customer's data say. */
const READS: Partial<Record<Deed, Authority | 'as-read'>> = {
  'see-health': 'as-read',
  'see-messages': 'as-read',
  'see-requests': 'partner',
};

/** Neither is remembered: asking again at once would get the same. */
const ASKED_NOW: readonly RefusalKind[] = ['stranger', 'cannot-tell'];

const NOBODY: HoldsAzureRole = async () => false;

export function createAccess(
  rightsOf: RightsOf,
  agent: Agent,
  holdsAzureRole = NOBODY,
  audit: AuditRecord = NO_RECORD,
): Access {
  let rights: Promise<Rights> | undefined;
  let isFresh = false;
  const known = (): Promise<Rights> => {
    rights ??= rightsOf(agent);
    return rights;
  };
  const anew = (at?: Customer): Promise<Rights> => {
    rights = rightsOf(agent, { fresh: true, at });
    isFresh = true;
    return rights;
  };
  const verdict = (rights: Rights, deed: Deed, customer: Customer | undefined): Permit =>
    customer ? rights.mayAt(deed, customer) : rights.may(deed);

  async function permitOf(deed: Deed, customer: Customer | undefined): Promise<Permit> {
    const refusal = verdict(await known(), deed, customer);
    if (!refusal || ASKED_NOW.includes(refusal.kind)) return refusal;
    return verdict(await anew(customer), deed, customer);
  }

  return {
    async permit(deed, customer, { as = deed, by = READS[deed], details = {} } = {}) {
      const refusal = await permitOf(deed, customer);
      const tenantId = customer?.tenantId;
      if (refusal) {
        const why = { ...details, why: refusal.kind };
        audit.note({ deed: as, tenantId, outcome: 'refused', authority: 'agent', details: why });
      } else if (customer && by && READS[deed])
        audit.note({ deed, tenantId, outcome: 'allowed', details, ...(by !== 'as-read' && { authority: by }) });
      return refusal;
    },
    wouldPermit: permitOf,
    seemsTo: async (deed) => (await known()).may(deed) === undefined,
    async azureAt(customer, fresh) {
      const refusal = verdict(await known(), 'see-azure', customer);
      if (refusal?.kind !== 'no-azure-right') return refusal;
      if (await holdsAzureRole(agent, customer, fresh)) return undefined;
      return fresh ? verdict(await anew(customer), 'see-azure', customer) : refusal;
    },
    async finds(deed = 'find-customers') {
      const now = await known();
      return (customer) => now.mayAt(deed, customer) === undefined;
    },
    async refresh() {
      if (isFresh) return false;
      await anew();
      return true;
    },
    async record(...notes) {
      for (const note of notes) audit.note({ outcome: 'allowed', ...note });
      await audit.written();
    },
  };
}
