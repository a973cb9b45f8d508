import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { refusalCard } from '../cards/refusal-card.ts';
import type { Refusal } from '../domain/permit.ts';
import { type Stage, stageOf } from './stage.ts';

/** Says what may not be done and whom to ask, and ends the dialog. */
export async function refuse(dialog: DialogContext, refusal: Refusal): Promise<DialogTurnResult> {
  await showRefusal(stageOf(dialog.context), refusal);
  return await dialog.endDialog();
}

/** The names of our groups are for our own people alone. */
export async function showRefusal({ words, button, show }: Stage, refusal: Refusal): Promise<void> {
  await show(refusalCard({ refusal, retry: button, words }), { internal: refusal.groups.length > 0 });
}
