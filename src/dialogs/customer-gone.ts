import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { stageOf } from './stage.ts';

/** An old card, or an old conversation, may name a customer that is no longer the partner's. */
export async function customerGone(dialog: DialogContext): Promise<DialogTurnResult> {
  const { words, say } = stageOf(dialog.context);
  await say(words.say('customers.gone'));
  return await dialog.endDialog();
}
