import type { Agent } from '../../domain/agent.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Refusal } from '../../domain/permit.ts';
import { createAccess } from '../access/access.ts';
import type { Hearing } from '../access/audiences.ts';
import type { RightsOf } from '../access/rights.ts';
import type { AuditNote, AuditRecord } from '../audit/record.ts';
import type { CustomerIndex } from './customer-index.ts';
import type { ReadQuestion } from './read-question.ts';

/** Customers that fit the words, best first, and the services that these name as well. */
export interface ToShare {
  readonly customers: readonly Customer[];
  readonly serviceIds: readonly string[];
}

export interface ShareQuestion {
  readonly agent: Agent;
  /** Of the conversation that the card would go to. */
  readonly hearing: Hearing;
  readonly typed: string;
  /** Tenant ids, newest first. */
  readonly recent: readonly string[];
  readonly most: number;
  /** Hears of the search before it is answered: how many it found, never whom, nor what was typed. */
  readonly audit: AuditRecord;
}

export type FindToShare = (question: ShareQuestion) => Promise<ToShare | { readonly refusal: Refusal }>;

export interface FindToShareNeeds {
  readonly customers: () => CustomerIndex;
  readonly readQuestion: ReadQuestion;
  readonly rightsOf: RightsOf;
}

/**
 * Whose health an agent may put into a conversation: of those within reach, whom it may hear of. Without words the recent ones.
 * One row of the audit trail a search.
 */
export function createFindToShare({ customers, readQuestion, rightsOf }: FindToShareNeeds): FindToShare {
  return async ({ agent, hearing, typed, recent, most, audit }) => {
    const access = createAccess(rightsOf, agent, undefined, audit);
    const searched = { deed: 'find-customers', authority: 'agent' } as const;
    const refusal = await access.wouldPermit('see-health');
    if (refusal) {
      await access.record({ ...searched, outcome: 'refused', details: { why: refusal.kind } });
      return { refusal };
    }
    const finds = await access.finds();
    const options = { recent, limit: most, only: (customer: Customer) => finds(customer) && hearing.hears(customer) };
    const { hits, serviceIds } =
      typed.trim() === ''
        ? { hits: customers().search('', options), serviceIds: [] }
        : await readQuestion(typed, options);
    const found = hits.slice(0, most).map(({ customer }) => customer);
    await access.record({ ...searched, ...outcomeOf(hearing, found.length) });
    return { customers: found, serviceIds };
  };
}

/** A conversation that may hear of nobody refuses whoever searches there. */
function outcomeOf({ audience, isAbsent, company }: Hearing, found: number): Pick<AuditNote, 'outcome' | 'details'> {
  if (audience.kind !== 'none') return { outcome: 'allowed', details: { found } };
  return { outcome: 'refused', details: { why: `conversation-${isAbsent ? 'absent' : company}` } };
}
