import type { Agent } from '../../domain/agent.ts';
import type { Customer } from '../../domain/customer.ts';
import type { Audience, AudienceBook, TagBook } from '../ports.ts';

/** Who takes part in a conversation: the partner's own people alone, others too, or nobody can tell just now. */
export type Company = 'ours' | 'mixed' | 'unknown';

/** What one conversation may hear. */
export interface Hearing {
  /** Without thread. */
  readonly conversationId: string;
  readonly isPersonal: boolean;
  readonly company: Company;
  /** The bot itself takes no part in it: a message extension was used there. */
  readonly isAbsent?: true;
  /** What holds now, which may be less than what was approved. */
  readonly audience: Audience;
  hears(customer: Customer): boolean;
}

export interface AudiencesNeeds {
  readonly book: AudienceBook;
  /** Tenant ids, in small letters, of those who carry a tag now. */
  readonly tenantsWith: TagBook['tenantsWith'];
  /** For conversations of the partner's own people that nobody has decided about. */
  readonly byDefault: 'all' | 'none';
  readonly clock: () => Date;
  /** Hears of every approval. */
  readonly onApproval: (conversationId: string, audience: Audience, by: Agent) => void;
}

export interface Audiences {
  of(conversationId: string, company: Company): Promise<Hearing>;
  approve(conversationId: string, audience: Audience, by: Agent): Promise<void>;
}

/** As many customers as a list may name. */
export const MOST_IN_AUDIENCE = 50;

/** A conversation is a reader too, and the least trusted of those in it decides what may be said there. */
export function createAudiences({ book, tenantsWith, byDefault, clock, onApproval }: AudiencesNeeds): Audiences {
  return {
    async of(conversationId, company) {
      const approved = await book.audienceOf(conversationId);
      const audience = company === 'ours' ? (approved ?? { kind: byDefault }) : besideOthers(approved, company);
      const heard = await tenantsIn(audience, tenantsWith);
      const hears = ({ tenantId }: Customer) => heard === 'all' || heard.has(tenantId.toLowerCase());
      return { conversationId, isPersonal: false, company, audience, hears };
    },
    async approve(conversationId, audience, by) {
      await book.approve(conversationId, audience, by, clock());
      onApproval(conversationId, audience, by);
    },
  };
}

/** What one person hears alone is a matter of that person's rights. */
export const alone = (conversationId: string): Hearing => ({
  conversationId,
  isPersonal: true,
  company: 'ours',
  audience: { kind: 'all' },
  hears: () => true,
});

/** Beside guests and other tenants' people, only what was approved for exactly one customer. */
function besideOthers(approved: Audience | undefined, company: Company): Audience {
  const isForOne = approved?.kind === 'list' && approved.tenantIds.length === 1;
  return isForOne && company === 'mixed' ? approved : { kind: 'none' };
}

/** A tag is looked up at each use: whoever is tagged later is in, and whoever is untagged is out at once. */
async function tenantsIn(
  audience: Audience,
  tenantsWith: TagBook['tenantsWith'],
): Promise<ReadonlySet<string> | 'all'> {
  switch (audience.kind) {
    case 'all':
      return 'all';
    case 'list':
      return new Set(audience.tenantIds.map((id) => id.toLowerCase()));
    case 'tag':
      return await tenantsWith(audience.tag.key);
    case 'none':
      return new Set();
  }
}
