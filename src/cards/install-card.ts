import type { Words } from '../words/words.ts';
import type { CardAction } from './actions.ts';
import type { Card, Element } from './card.ts';
import { head } from './head.ts';
import { rowsCard } from './rows-card.ts';

/**
 * In a Teams dialog, where the bot takes no part in the conversation: adds it, or goes on without. Source of the first
 * button's words: Teams' "Request to install your conversational bot"; once that is done, it comes back like any other.
 */
export function installCard({ ask, words }: { readonly ask: string; readonly words: Words }): Card {
  const goOn = { do: 'change-request', ask } as const satisfies CardAction;
  const submit = (title: string, data: object): Element => ({ type: 'Action.Submit', title, data });
  return rowsCard({
    ...head(words, words.say('install.headline'), words.say('install.under')),
    rows: [],
    actions: [
      submit(words.say('button.add-here'), { ...goOn, msteams: { justInTimeInstall: true } }),
      submit(words.say('button.go-on'), goOn),
    ],
  });
}
