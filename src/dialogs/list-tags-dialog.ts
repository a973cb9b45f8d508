import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { tagsCard } from '../cards/tags-card.ts';
import { stageOf } from './stage.ts';
import type { TagNeeds } from './tag-dialog.ts';
import { theOneMeant } from './the-one-meant.ts';

/** `tags`: those on customers whom the agent may find, with how many; `tags of Contoso`: that customer's. */
export class ListTagsDialog extends Dialog {
  static readonly id = 'list-tags';
  private readonly needs: TagNeeds;

  constructor(needs: TagNeeds) {
    super(ListTagsDialog.id);
    this.needs = needs;
  }

  override async beginDialog(dialog: DialogContext, options?: object): Promise<DialogTurnResult> {
    const { about } = options as { readonly about: string };
    if (about === '') await this.list(dialog);
    else await this.tell(dialog, about);
    return await dialog.endDialog();
  }

  /** A tag that no customer of theirs carries is none of theirs to read. */
  private async list(dialog: DialogContext): Promise<void> {
    const { words, access, show, say } = stageOf(dialog.context);
    const only = await access.finds();
    const index = this.needs.customers();
    const { all, tenantsWith } = this.needs.tagging.view();
    const tags = all
      .map(({ key, name }) => ({
        name,
        count: [...tenantsWith(key)].flatMap((id) => index.byTenantId(id) ?? []).filter(only).length,
      }))
      .filter(({ count }) => count > 0);
    if (tags.length === 0) await say(words.say('tags.none'));
    else await show(tagsCard({ tags, words }), { counts: true });
  }

  private async tell(dialog: DialogContext, about: string): Promise<void> {
    const { words, access, say } = stageOf(dialog.context);
    const customer = await theOneMeant(dialog, this.needs.customers(), about, await access.finds());
    if (!customer) return;
    const { name, tags = [] } = customer;
    const values = { customer: name, tags: words.list(tags.map((tag) => `“${tag}”`)) };
    await say(words.say(tags.length > 0 ? 'tags.of' : 'tags.of-none', values), [customer]);
  }
}
