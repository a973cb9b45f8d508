import type { DialogContext, DialogTurnResult } from 'botbuilder-dialogs';
import { nearestCard } from '../cards/nearest-card.ts';
import { decide } from '../services/customers/decide.ts';
import { askQuestion } from './ask-question.ts';
import { ChooseCustomerDialog, type ChooseCustomerNeeds } from './choose-customer-dialog.ts';
import { stageOf } from './stage.ts';
import { nearestCommands } from './understand.ts';

/** No command: a customer's name alone opens that customer; anything else is offered what comes nearest. */
export async function guess(needs: ChooseCustomerNeeds, inner: DialogContext, text: string): Promise<DialogTurnResult> {
  const stage = stageOf(inner.context);
  const { words, show } = stage;
  const { hits } = await askQuestion(needs, stage, text);
  const decision = decide(hits);
  if (decision.kind !== 'nearest') return await inner.beginDialog(ChooseCustomerDialog.id, { about: text });
  const customers = decision.choices;
  const commands = nearestCommands(text).map((command) => ({
    say: words.say(`command.${command}.say`),
    label: words.say(`command.${command}.what`),
  }));
  await show(nearestCard({ text, commands, customers, words }), { about: customers });
  return await inner.endDialog();
}
