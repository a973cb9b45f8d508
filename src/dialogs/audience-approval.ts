import type { CardAction } from '../cards/actions.ts';
import { type AudienceShown, audienceCard, confirmAudienceCard } from '../cards/audience-card.ts';
import type { AudienceFieldsNeeds } from '../cards/audience-fields.ts';
import { onceWords } from '../cards/once.ts';
import { type Audiences, type Hearing, MOST_IN_AUDIENCE } from '../services/access/audiences.ts';
import type { CustomerIndex } from '../services/customers/customer-index.ts';
import type { Tagging } from '../services/customers/tagging.ts';
import type { DoOnce } from '../services/deeds/do-once.ts';
import type { Audience } from '../services/ports.ts';
import type { WordKey } from '../words/words.ts';
import type { Stage } from './stage.ts';

export interface AudienceNeeds {
  readonly customers: () => CustomerIndex;
  readonly tagging: Pick<Tagging, 'view'>;
  readonly approveAudience: Audiences['approve'];
  readonly doOnce: DoOnce;
  readonly newId: () => string;
}

export type ChosenAudience = Pick<Extract<CardAction, { do: 'choose-audience' }>, 'audience' | 'customers' | 'tag'> & {
  /** Which question this answers. */
  readonly ask?: string | undefined;
};

/** What choosing an audience takes, for any form that asks for one. Whoever calls it has asked for the permit. */
export interface AudienceApproval {
  /** What a conversation may hear now. */
  shown(hearing: Hearing): AudienceShown;
  /** What the form's fields show and offer: customers and tags that this agent may find. */
  fields(stage: Stage, hearing: Hearing): Promise<AudienceFieldsNeeds>;
  /** What was chosen, as an audience and as it would be shown; or why it can be none. */
  read(
    stage: Stage,
    hearing: Hearing,
    chosen: ChosenAudience,
  ): Promise<{ readonly audience: Audience; readonly shown: AudienceShown } | { readonly problem: WordKey }>;
  /** Asks before it counts; says so when the choice is none. */
  confirm(stage: Stage, hearing: Hearing, chosen: ChosenAudience): Promise<void>;
  approve(stage: Stage, hearing: Hearing, chosen: ChosenAudience): Promise<void>;
}

const MOST_CHOICES = 30;

export function createAudienceApproval({
  customers,
  tagging,
  approveAudience,
  doOnce,
  newId,
}: AudienceNeeds): AudienceApproval {
  function shownOf({ conversationId, company }: Hearing, audience: Audience): AudienceShown {
    const index = customers();
    const named = tenantsOf(audience, tagging).flatMap((id) => index.byTenantId(id) ?? []);
    const tag = audience.kind === 'tag' ? { tag: audience.tag.name } : {};
    return { conversationId, kind: audience.kind, customers: named, company, ...tag };
  }

  /** Nobody lets others hear about customers whom they may not see themselves. */
  async function audienceOf({ access }: Stage, chosen: ChosenAudience): Promise<Audience | undefined> {
    if (chosen.audience === 'tag') {
      const tag = tagging.view().named(chosen.tag ?? '');
      return tag && { kind: 'tag', tag };
    }
    if (chosen.audience !== 'list') return { kind: chosen.audience };
    const only = await access.finds();
    const ids = (chosen.customers ?? '').split(',').filter((id) => id !== '');
    const found = ids.flatMap((id) => customers().byTenantId(id) ?? []).filter(only);
    const tenantIds = [...new Set(found.map(({ tenantId }) => tenantId))].slice(0, MOST_IN_AUDIENCE);
    return { kind: 'list', tenantIds };
  }

  const read: AudienceApproval['read'] = async (stage, hearing, chosen) => {
    const audience = await audienceOf(stage, chosen);
    const shown = audience && shownOf(hearing, audience);
    const problem = problemWith(shown);
    return audience && shown && !problem ? { audience, shown } : { problem: problem ?? 'audience.form.empty' };
  };

  /** The same, with a word said where it can be none. */
  async function readOut(stage: Stage, hearing: Hearing, chosen: ChosenAudience) {
    const outcome = await read(stage, hearing, chosen);
    if (!('problem' in outcome)) return outcome;
    await stage.say(stage.words.say(outcome.problem));
    return undefined;
  }

  return {
    read,
    shown: (hearing) => shownOf(hearing, hearing.audience),

    async fields({ words, memory, access }, hearing) {
      const shown = shownOf(hearing, hearing.audience);
      const only = await access.finds();
      const more = customers().search('', { recent: memory.recent, limit: MOST_CHOICES, only });
      const chosen = shown.kind === 'list' ? shown.customers : [];
      const choices = [...new Set([...chosen, ...more.map(({ customer }) => customer)])].slice(0, MOST_IN_AUDIENCE);
      const tags = hearing.company === 'ours' ? tagging.view().all : [];
      return { shown, choices, tags, words };
    },

    async confirm(stage, hearing, chosen) {
      const { words, show } = stage;
      const read = await readOut(stage, hearing, chosen);
      const sent = { privately: words.say('audience.form.sent') };
      if (read) await show(confirmAudienceCard({ shown: read.shown, ask: newId(), words }), sent);
    },

    async approve(stage, hearing, chosen) {
      const { words, agent, access, say, show } = stage;
      const read = await readOut(stage, hearing, chosen);
      if (!read) return;
      const key = `approve-audience ${chosen.ask ?? newId()}`;
      const earlier = await doOnce({ key, by: agent }, async () => {
        const { kind } = read.audience;
        const details = { conversationId: hearing.conversationId, audience: kind };
        await access.record({ deed: 'approve-audience', authority: 'agent', details });
        await approveAudience(hearing.conversationId, read.audience, agent);
        return true;
      });
      if (earlier) return await say(onceWords(earlier, words));
      const sent = { privately: words.say('audience.form.sent') };
      await show(audienceCard({ shown: read.shown, mayChange: true, words }), sent);
    },
  };
}

function tenantsOf(audience: Audience, tagging: AudienceNeeds['tagging']): readonly string[] {
  if (audience.kind === 'list') return audience.tenantIds;
  return audience.kind === 'tag' ? [...tagging.view().tenantsWith(audience.tag.key)] : [];
}

function problemWith(shown: AudienceShown | undefined) {
  if (!shown) return 'audience.form.no-tag' as const;
  const { kind, customers, company } = shown;
  if (kind === 'list' && customers.length === 0) return 'audience.form.empty' as const;
  const isNarrow = kind === 'none' || (kind === 'list' && customers.length === 1);
  return company === 'ours' || isNarrow ? undefined : ('audience.form.only-one' as const);
}
