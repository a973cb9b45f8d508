import { audienceWords } from '../cards/audience-card.ts';
import type { FollowFormNeeds } from '../cards/follow-form-card.ts';
import type { Customer } from '../domain/customer.ts';
import type { Wish } from '../domain/following.ts';
import type { FollowDraft } from '../services/follow-ports.ts';
import { chooses } from '../services/outages/concerns.ts';
import type { WordKey } from '../words/words.ts';
import { type AudienceNeeds, type ChosenAudience, createAudienceApproval } from './audience-approval.ts';
import { showRefusal } from './refuse.ts';
import type { Stage } from './stage.ts';

export interface FollowAudience {
  readonly hears: (customer: Customer) => boolean;
  /** Absent in personal chat. */
  readonly sentence?: string;
  /** Makes it so; does nothing where it is so already. */
  approve(): Promise<void>;
}

/** What a conversation may hear once it follows: what it may already, or what is chosen in the same form. */
export function createFollowAudience(needs: AudienceNeeds) {
  const approval = createAudienceApproval(needs);

  /** The customers of a wish, as an audience: those of names and several tags are whoever fits now. */
  function chosenBy({ customers }: Wish, { audience }: FollowDraft['typed']): ChosenAudience {
    if (audience === 'all' || customers.kind === 'all') return { audience: 'all' };
    const [tag, ...others] = customers.kind === 'tags' ? customers.tags : [];
    if (tag && others.length === 0) return { audience: 'tag', tag };
    const index = needs.customers();
    const tagsOf = (id: string) =>
      needs.tagging
        .view()
        .tagsOf(id)
        .map(({ key }) => key);
    const all = index.search('', { limit: index.size }).map(({ customer }) => customer);
    const fitting = all.filter((customer) => chooses(customers, customer, tagsOf));
    return { audience: 'list', customers: fitting.map(({ tenantId }) => tenantId).join(',') };
  }

  return {
    /** What a conversation may hear now, and who decides about that: who asks, or whom to ask. */
    async now({ hearingAt, access, words }: Stage, { place }: FollowDraft): Promise<FollowFormNeeds['audience']> {
      if (place.kind === 'personal') return undefined;
      const refusal = await access.wouldPermit('approve-audience');
      const now = audienceWords(approval.shown(await hearingAt(place.conversationId)), words);
      return { now, decides: refusal ? { groups: refusal.groups } : 'who-asks' };
    },

    /** Nothing once a word has been said why not. */
    async read(
      stage: Stage,
      { place, typed }: FollowDraft,
      wish: Wish,
    ): Promise<FollowAudience | { readonly problem: WordKey } | undefined> {
      const { words, agent } = stage;
      if (place.kind === 'personal') return { hears: () => true, approve: async () => {} };
      const hearing = await stage.hearingAt(place.conversationId);
      if (typed.audience === 'keep') {
        const sentence = audienceWords(approval.shown(hearing), words);
        return { hears: hearing.hears, sentence, approve: async () => {} };
      }
      const refusal = await stage.access.permit('approve-audience');
      if (refusal) {
        await showRefusal(stage, refusal);
        return undefined;
      }
      const read = await approval.read(stage, hearing, chosenBy(wish, typed));
      if ('problem' in read) return read;
      const { audience, shown } = read;
      return {
        hears: (customer) => shown.kind === 'all' || shown.customers.includes(customer),
        sentence: audienceWords(shown, words),
        async approve() {
          const details = { conversationId: place.conversationId, audience: audience.kind };
          await stage.access.record({ deed: 'approve-audience', authority: 'agent', details });
          await needs.approveAudience(place.conversationId, audience, agent);
        },
      };
    },
  };
}
