import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { refusalCard } from '../cards/refusal-card.ts';
import type { Refusal } from '../domain/permit.ts';
import { stageOf } from './stage.ts';

/** Says what may not be done and whom to ask. The names of our groups are for our own people alone. */
export async function refuse(dialog: DialogContext, refusal: Refusal): Promise<DialogTurnResult> {
  const { words, button, show } = stageOf(dialog.context);
  await show(refusalCard({ refusal, retry: button, words }), { internal: refusal.groups.length > 0 });
  return await dialog.endDialog();
}
