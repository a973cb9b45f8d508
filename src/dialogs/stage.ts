import type { TurnContext } from 'botbuilder';
import type { CardAction } from '../cards/actions.ts';
import type { Card } from '../cards/card.ts';
import type { UploadPlace } from '../cards/teams-file-cards.ts';
import type { Agent } from '../domain/agent.ts';
import type { Customer } from '../domain/customer.ts';
import type { Place } from '../domain/following.ts';
import type { SourceMessage } from '../domain/request-draft.ts';
import type { Access } from '../services/access/access.ts';
import type { Hearing } from '../services/access/audiences.ts';
import type { Language, Words } from '../words/words.ts';

/** What the bot keeps about one agent, across conversations. */
export interface AgentMemory {
  /** The agent's own choice; goes before the client's locale. */
  readonly language?: Language;
  /** What the agent types in, where that is another language than the client's; what is pressed then goes on in it. */
  readonly typesIn?: Language;
  /** Tenant ids of the customers last looked at, newest first. */
  readonly recent: readonly string[];
  /** The customers of whose ending access the agent has been told on a day (`2026-11-22`). */
  readonly warned?: { readonly day: string; readonly tenantIds: readonly string[] };
}

export interface Showing {
  /** The customers that a card names: who may not see them in this conversation gets the card in personal chat. */
  readonly about?: readonly Customer[];
  /** It counts customers: for conversations that may hear about all of them. */
  readonly counts?: boolean;
  /** It is for the partner's own people alone, such as the names of its groups. */
  readonly internal?: boolean;
  /** It is for the agent alone: the sentence that the conversation reads instead. */
  readonly privately?: string;
  /** With `privately`: what is shown here where the bot is not in the agent's personal chat. Names nobody that may not be. */
  readonly orHere?: Card;
  /** A sentence above the card. */
  readonly lead?: string;
}

export interface Leaving {
  readonly about: readonly Customer[];
  /** For the agent's own chat, whatever the conversation may hear. */
  readonly privately: boolean;
  /** Above the card in personal chat, where nothing else says what it is about. */
  readonly lead: string;
}

/** In the conversation around the dialog, in the agent's personal chat, or in neither: the bot is in none of them. */
export interface Left {
  readonly where: 'here' | 'personally' | 'nowhere';
  /** Of the message in the conversation around, where Teams has told it. */
  readonly messageId?: string;
}

/** One turn, as dialogs see it: who asks and in which words, and where answers appear. How they get there is reception's. */
export interface Stage {
  /** Who asks: proven by the channel, and a member of a tenant that may use the bot. */
  readonly agent: Agent;
  /** What this agent may do. */
  readonly access: Access;
  /** What this conversation may hear; `hearingAt` of another one. */
  readonly hearing: Hearing;
  hearingAt(conversationId: string): Promise<Hearing>;
  /** Where it is asked, as it takes to speak there again. */
  readonly place: Place;
  /** What its people call it, as far as Teams tells; it is asked. */
  placeName(): Promise<string | undefined>;
  /** The button that was pressed; none when words were typed. */
  readonly button: CardAction | undefined;
  /** The message whose card was clicked. */
  readonly pressed: string | undefined;
  /** Where Teams lets a file be put, when somebody has just allowed it. */
  readonly upload: UploadPlace | undefined;
  /** The message of somebody's that is to become a service request. */
  readonly message: SourceMessage | undefined;
  /** What was typed, without mentions and the like. */
  readonly heard: string;
  /** Those of the conversation, where it has a language of its own. */
  readonly words: Words;
  /** The agent's, for what is for them alone: a form begun here and filled in in personal chat. */
  readonly ownWords: Words;
  readonly memory: AgentMemory;
  /** Whether this conversation may hear about a customer. */
  mayName(customer: Customer): boolean;
  /** Keeps something about the agent; a new language takes effect at once. */
  remember(change: Partial<AgentMemory>): void;
  /** What to show meanwhile, should the work last longer than an agent waits; `about` whom, as in `show`. */
  expect(card: Card, about: readonly Customer[]): void;
  /** Shows the answer: in place of the card that was clicked, else as a message. */
  show(card: Card, showing?: Showing): Promise<void>;
  /** Sends the agent alone a message of its own; what was clicked stays. False where the bot is not in their personal chat. */
  sendPrivately(card: Card): Promise<boolean>;
  /** Hands over a card that the agent puts into the conversation; where nobody waits for that, shows it. */
  share(card: Card, about: readonly Customer[]): Promise<void>;
  /** Leaves a card behind where the agent goes on once the dialog is closed; absent where answers stay anyhow. */
  readonly leave?: (card: Card, leaving: Leaving) => Promise<Left>;
  /** Says one sentence. */
  say(text: string, about?: readonly Customer[]): Promise<void>;
}

const MOST_RECENT = 10;

/** The recent customers with one more looked at; unchanged (the same array) when it is the newest already. */
export function remembering(recent: readonly string[], tenantId: string): readonly string[] {
  if (recent[0] === tenantId) return recent;
  return [tenantId, ...recent.filter((other) => other !== tenantId)].slice(0, MOST_RECENT);
}

const STAGE = Symbol('stage');

export const setStage = (context: TurnContext, stage: Stage): void => void context.turnState.set(STAGE, stage);

export function stageOf(context: TurnContext): Stage {
  return context.turnState.get<Stage>(STAGE);
}
