import { type Activity, ActivityTypes, type Attachment, CardFactory, type TurnContext } from 'botbuilder';
import type { Card } from '../cards/card.ts';
import type { TeamsCard } from '../cards/teams-file-cards.ts';

/** Where the answers of one turn appear. */
export interface Outlet {
  /** Shows that work is going on, until `show` takes its place. */
  progress(card: Card): Promise<void>;
  show(message: Partial<Activity>): Promise<void>;
  /** Hands a card to the agent, who puts it into the conversation; absent where nobody waits for one. */
  readonly share?: (card: Card) => Promise<void>;
  /** Resolves when all that was shown has arrived, also where nobody had to wait for it. */
  arrived(): Promise<void>;
}

const ARRIVED = async (): Promise<void> => {};

export function cardMessage(card: Card, lead?: string): Partial<Activity> {
  return {
    type: ActivityTypes.Message,
    summary: card.summary,
    ...(lead === undefined ? {} : { text: lead }),
    attachments: [attachmentOf(card)],
  };
}

function attachmentOf(card: Card | TeamsCard): Attachment {
  if (!('contentType' in card)) return CardFactory.adaptiveCard(card.content);
  const { summary, ...attachment } = card;
  return attachment;
}

/** Typed words are answered by a message of their own; a sign of work becomes that message. */
export function replyOutlet(context: TurnContext): Outlet {
  let shown: string | undefined;
  return {
    async progress(card) {
      shown = (await context.sendActivity(cardMessage(card)))?.id;
    },
    async show(message) {
      const id = shown;
      shown = undefined;
      await (id ? edit(context, id, message) : context.sendActivity(message));
    },
    arrived: ARRIVED,
  };
}

/** A click in personal chat changes the card's own message, so that phone and desktop agree. */
export function editOutlet(context: TurnContext, cardMessageId: string): Outlet {
  return {
    progress: (card) => edit(context, cardMessageId, cardMessage(card)),
    show: (message) => edit(context, cardMessageId, message),
    arrived: ARRIVED,
  };
}

/**
 * An answer to Teams' question about a file: the question goes, as Teams' documentation advises, so that nobody answers it
 * again; what comes of it is a message of its own.
 */
export function consentOutlet(context: TurnContext, questionId: string | undefined): Outlet {
  return {
    async progress() {
      await context.sendActivity({ type: ActivityTypes.Typing });
    },
    async show(message) {
      await context.sendActivity(message);
      if (questionId) await context.deleteActivity(questionId).catch(unlessGone);
    },
    arrived: ARRIVED,
  };
}

/**
 * Action.Execute wants its card as the answer, and wants it soon. The first card, be it a sign of work, answers the click;
 * `beside` is where the result goes as well, or later.
 */
export function answerOutlet(answer: (message: Partial<Activity>) => void, beside: Outlet | undefined): Outlet {
  let answered = false;
  let onItsWay: Promise<void> | undefined;
  const answerOnce = (message: Partial<Activity>) => {
    if (!answered) answer(message);
    answered = true;
  };
  return {
    async progress(card) {
      answerOnce(cardMessage(card));
    },
    async show(message) {
      answerOnce(message);
      onItsWay = beside?.show(message);
      // Whoever asks `arrived` hears of a failure; nobody else has to.
      onItsWay?.catch(() => {});
    },
    arrived: async () => await onItsWay,
  };
}

/** Edits a message of ours; one that can no longer be edited (deleted, or not ours) is followed by a new one. */
async function edit(context: TurnContext, id: string, message: Partial<Activity>): Promise<void> {
  try {
    await context.updateActivity({ ...message, id });
  } catch (error) {
    unlessGone(error);
    await context.sendActivity(message);
  }
}

function unlessGone(error: unknown): void {
  if (!isGone(error)) throw error;
}

/** Teams: 404 for a deleted message, 403 for one that is not the bot's. */
const isGone = (error: unknown): boolean => {
  const status = (error as { statusCode?: number }).statusCode;
  return status === 404 || status === 403;
};
