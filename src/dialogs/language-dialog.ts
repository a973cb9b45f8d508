import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import { languagesCard } from '../cards/languages-card.ts';
import type { ConversationLanguages } from '../services/language-ports.ts';
import { type Language, ownName, wordsFor } from '../words/words.ts';
import { refuse } from './refuse.ts';
import { type Stage, stageOf } from './stage.ts';

export interface LanguageNeeds {
  readonly languages: ConversationLanguages;
  readonly now: () => Date;
}

export interface LanguageOptions {
  /** What is to be spoken here; without a language each reads their own. Absent: ask. */
  readonly chosen?: { readonly language: Language | undefined };
}

/** `language`: offers what is spoken, and gives a conversation a language of its own, which is for whoever may follow there. */
export class LanguageDialog extends Dialog {
  static readonly id = 'language';
  private readonly needs: LanguageNeeds;

  constructor(needs: LanguageNeeds) {
    super(LanguageDialog.id);
    this.needs = needs;
  }

  override async beginDialog(dialog: DialogContext, options?: object): Promise<DialogTurnResult> {
    const { chosen } = options as LanguageOptions;
    const stage = stageOf(dialog.context);
    if (!chosen) {
      await this.ask(stage);
      return await dialog.endDialog();
    }
    const { language } = chosen;
    const details = { conversationId: stage.hearing.conversationId, language: language ?? 'own' };
    const refusal = await stage.access.permit('follow', undefined, { as: 'set-language', details });
    if (refusal) return await refuse(dialog, refusal);
    await stage.access.record({ deed: 'set-language', authority: 'agent', details });
    await this.decide(stage, language);
    return await dialog.endDialog();
  }

  private async ask({ hearing, memory, words, show }: Stage): Promise<void> {
    const { isPersonal, conversationId } = hearing;
    const chosen = isPersonal ? memory.language : (await this.needs.languages.of([conversationId])).get(conversationId);
    await show(languagesCard({ isPersonal, chosen, words }));
  }

  private async decide({ hearing, agent, words, say }: Stage, language: Language | undefined): Promise<void> {
    await this.needs.languages.choose(hearing.conversationId, language, agent, this.needs.now());
    if (language === undefined) return await say(words.say('languages.chosen.own'));
    const theirs = wordsFor({ locale: language, zone: words.zone });
    await say(theirs.say('languages.chosen.here', { language: ownName(language) }));
  }
}
