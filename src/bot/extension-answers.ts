import { type Activity, CardFactory, type InvokeResponse } from 'botbuilder';
import type { CardAction } from '../cards/actions.ts';
import type { Card } from '../cards/card.ts';
import { dialogCard } from '../cards/dialog-card.ts';
import type { Outlet } from './outlets.ts';

/** Source: Teams' "Create and send dialogs" and "Respond to search command". The same in every language. */
const TITLE = 'Healthdesk';
const THUMBNAIL = 'application/vnd.microsoft.card.thumbnail';

/** What a search finds: two lines to read, and what is asked for once it is picked. */
export interface Offered {
  readonly title: string;
  readonly text: string;
  readonly action: CardAction;
}

/** A card opens, or replaces, the dialog; a sentence closes it and stands in a box of its own; nothing just closes it. */
export function dialogAnswer({ attachments, text, summary }: Partial<Activity>): InvokeResponse {
  const content = attachments?.[0]?.content;
  if (content) {
    const card = CardFactory.adaptiveCard(dialogCard({ content, summary: summary ?? '' }).content);
    return answer({ task: { type: 'continue', value: { title: TITLE, height: 'large', width: 'medium', card } } });
  }
  return text ? answer({ task: { type: 'message', value: text } }) : { status: 200 };
}

export const sentenceAnswer = (text: string): InvokeResponse => answer({ composeExtension: { type: 'message', text } });

export const offerAnswer = (offered: readonly Offered[]): InvokeResponse =>
  resultAnswer(
    offered.map(({ title, text, action }) => ({
      contentType: THUMBNAIL,
      content: { title, text },
      preview: {
        contentType: THUMBNAIL,
        content: { title, text, tap: { type: 'invoke', title, value: action } },
      },
    })),
  );

/** Puts a card into the box where the agent writes: a preview until they send it. */
export const cardAnswer = ({ content, summary }: Card): InvokeResponse =>
  resultAnswer([
    { ...CardFactory.adaptiveCard(content), preview: { contentType: THUMBNAIL, content: { title: summary } } },
  ]);

/** Of all that a turn shows, only what it shares goes to where others read; the rest is told to the agent in a sentence. */
export const shareOutlet = (resolve: (answer: InvokeResponse) => void): Outlet => ({
  progress: async ({ summary }) => resolve(sentenceAnswer(summary)),
  show: async ({ text, summary }) => resolve(sentenceAnswer(text ?? summary ?? '')),
  share: async (card) => resolve(cardAnswer(card)),
  arrived: async () => {},
});

const resultAnswer = (attachments: readonly object[]): InvokeResponse =>
  answer({ composeExtension: { type: 'result', attachmentLayout: 'list', attachments } });

const answer = (body: object): InvokeResponse => ({ status: 200, body });
