import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { confirmTagCard } from '../cards/tags-card.ts';
import type { Customer } from '../domain/customer.ts';
import type { Tag } from '../domain/tag.ts';
import type { CustomerIndex } from '../services/customers/customer-index.ts';
import type { Tagging } from '../services/customers/tagging.ts';
import { tagOf } from '../services/customers/tags.ts';
import { refuse } from './refuse.ts';
import { type Stage, stageOf } from './stage.ts';
import { theOneMeant } from './the-one-meant.ts';

export interface TagNeeds {
  readonly customers: () => CustomerIndex;
  readonly tagging: Tagging;
}

/** Typed: words that name customers, with commas between. Pressed: whom the question was about. */
export type TagOptions =
  | { readonly kind: 'tag' | 'untag'; readonly about: string; readonly tag: string }
  | { readonly do: 'tag' | 'untag'; readonly tenantIds: readonly string[]; readonly tag: string };

const MOST_AT_ONCE = 50;

/**
 * `tag Contoso gold`, `untag Contoso gold`, `untag gold`. One customer at once, for it is as easily undone; several after a
 * question. The permit is asked for each customer: a tag opens them to the conversations that are approved for it.
 */
export class TagDialog extends Dialog {
  static readonly id = 'tag';
  private readonly needs: TagNeeds;

  constructor(needs: TagNeeds) {
    super(TagDialog.id);
    this.needs = needs;
  }

  override async beginDialog(dialog: DialogContext, options?: object): Promise<DialogTurnResult> {
    const asked = options as TagOptions;
    const stage = stageOf(dialog.context);
    const { words, access, say, show } = stage;
    const deed = 'do' in asked ? asked.do : asked.kind;
    const refusal = await access.permit('tag-customers', undefined, { as: deed });
    if (refusal) return await refuse(dialog, refusal);
    const tag = this.tagMeant(deed, asked.tag);
    if (!tag) {
      await say(words.say(deed === 'tag' ? 'tags.unusable' : 'tags.unknown', { tag: asked.tag }));
      return await dialog.endDialog();
    }
    const isEverybody = deed === 'untag' && ('do' in asked ? asked.tenantIds.length === 0 : asked.about === '');
    const customers = isEverybody ? await this.carrying(stage, tag) : await this.customersMeant(dialog, asked);
    if (!customers) return await dialog.endDialog();
    for (const customer of customers) {
      const notThere = await access.permit('tag-customers', customer, { as: deed });
      if (notThere) return await refuse(dialog, notThere);
    }
    if ('do' in asked || customers.length === 1) return await this.act(dialog, deed, tag, customers);
    await show(confirmTagCard({ deed, tag: tag.name, customers, isEverybody, words }), { about: customers });
    return await dialog.endDialog();
  }

  /** One that is in use, whatever its spelling; a new one for tagging alone. */
  private tagMeant(deed: 'tag' | 'untag', typed: string): Tag | undefined {
    return this.needs.tagging.view().named(typed) ?? (deed === 'tag' ? tagOf(typed) : undefined);
  }

  private async carrying({ access, mayName }: Stage, { key }: Tag): Promise<readonly Customer[]> {
    const only = await access.finds();
    const all = [...this.needs.tagging.view().tenantsWith(key)];
    return all.flatMap((id) => this.needs.customers().byTenantId(id) ?? []).filter((one) => only(one) && mayName(one));
  }

  /** Nothing, and a word why, as soon as one of them is not clear. */
  private async customersMeant(dialog: DialogContext, asked: TagOptions): Promise<readonly Customer[] | undefined> {
    const index = this.needs.customers();
    const { words, access, say } = stageOf(dialog.context);
    const only = await access.finds();
    if ('do' in asked) {
      const known = asked.tenantIds.flatMap((id) => index.byTenantId(id) ?? []).filter(only);
      if (known.length === 0) await say(words.say('customers.gone'));
      return known.length === 0 ? undefined : known;
    }
    const meant: Customer[] = [];
    for (const about of asked.about.split(/\s*,\s*/).slice(0, MOST_AT_ONCE)) {
      const customer = await theOneMeant(dialog, index, about, only);
      if (!customer) return undefined;
      meant.push(customer);
    }
    return [...new Set(meant)];
  }

  private async act(
    dialog: DialogContext,
    deed: 'tag' | 'untag',
    tag: Tag,
    customers: readonly Customer[],
  ): Promise<DialogTurnResult> {
    const { words, agent, access, say } = stageOf(dialog.context);
    const { tagging } = this.needs;
    const details = { tag: tag.key };
    await access.record(...customers.map(({ tenantId }) => ({ deed, tenantId, authority: 'agent' as const, details })));
    if (deed === 'tag') await tagging.tag(customers, tag, agent);
    else await tagging.untag(customers, tag);
    const named = words.list(customers.map(({ name }) => name));
    await say(words.say(`tagging.${deed}.done`, { tag: tag.name, customers: named }), customers);
    return await dialog.endDialog();
  }
}
