import type { Activity, Storage, TurnContext } from 'botbuilder';
import type { Dialog } from 'botbuilder-dialogs';
import { DialogSet } from 'botbuilder-dialogs';
import type { CardAction } from '../cards/actions.ts';
import type { Card } from '../cards/card.ts';
import { troubleCard } from '../cards/trouble-card.ts';
import { workingCard } from '../cards/working-card.ts';
import { cleanText } from '../dialogs/clean-text.ts';
import { type AgentMemory, type Showing, type Stage, setStage } from '../dialogs/stage.ts';
import type { Customer } from '../domain/customer.ts';
import type { Reader } from '../domain/reader.ts';
import { wordsFor } from '../words/words.ts';
import { dialogStateAccessor, openMemory, type TurnMemory } from './memory.ts';
import { createOneAtATime } from './one-at-a-time.ts';
import { cardMessage, type Outlet } from './outlets.ts';
import { readerOf } from './reader.ts';

/** Rings once after so many milliseconds, unless taken back by the function it answers. */
export type Alarm = (ms: number, ring: () => void) => () => void;

/** What happened in a turn, for the log. */
export interface TurnLog {
  failed(error: unknown, correlationId: string): void;
  done(details: { readonly correlationId: string; readonly button?: string; readonly ms: number }): void;
}

export interface TurnsNeeds {
  readonly storage: Storage;
  /** The dialog that every turn goes to. */
  readonly root: Dialog;
  readonly clock: () => Date;
  readonly alarm: Alarm;
  readonly newId: () => string;
  readonly log: TurnLog;
  /** For those whose client does not tell. */
  readonly reader: Reader;
  /** Whether a conversation with others in it may hear about a customer. */
  readonly mayHear: (activity: Activity, customer: Customer) => boolean;
  readonly sendToPersonalChat: (context: TurnContext, message: Partial<Activity>) => Promise<void>;
}

/** How a turn's answers leave, and how soon they must show a sign of work. */
export interface TurnWay {
  readonly outlet: Outlet;
  readonly patienceMs: number;
  readonly button?: CardAction;
}

export interface Turns {
  /** Never rejects: what goes wrong is shown, and logged. */
  run(context: TurnContext, way: TurnWay): Promise<void>;
  /** Resolves when no turn is under way. */
  idle(): Promise<void>;
}

/** Runs turns through the dialogs: one at a time for one person in one conversation, never without an answer. */
export function createTurns(needs: TurnsNeeds): Turns {
  const oneAtATime = createOneAtATime();
  const memories = new WeakMap<TurnContext, TurnMemory>();
  const dialogs = new DialogSet(
    dialogStateAccessor((context) => {
      const memory = memories.get(context);
      if (!memory) throw new Error('a dialog ran outside a turn');
      return memory;
    }),
  ).add(needs.root);

  const run: Turns['run'] = async (context, way) => {
    const { conversation, from } = context.activity;
    const correlationId = needs.newId();
    const startedAt = needs.clock().getTime();
    const play = createPlay(needs, context, way);
    try {
      await oneAtATime.run(`${conversation.id} ${from.id}`, async () => {
        const memory = await openMemory(needs.storage, context);
        memories.set(context, memory);
        setStage(context, play.stageFor(memory));
        const dialogContext = await dialogs.createContext(context);
        const { status } = await dialogContext.continueDialog();
        if (status === 'empty') await dialogContext.beginDialog(needs.root.id);
        await memory.save();
        await way.outlet.arrived();
      });
      needs.log.done({
        correlationId,
        ...(way.button ? { button: way.button.do } : {}),
        ms: needs.clock().getTime() - startedAt,
      });
    } catch (error) {
      needs.log.failed(error, correlationId);
      await play.fail(error, correlationId).catch((again) => needs.log.failed(again, correlationId));
    } finally {
      play.end();
    }
  };

  return { run, idle: oneAtATime.idle };
}

/** One turn's answers: a sign of work when it takes long, then the result, never the other way round. */
function createPlay(needs: TurnsNeeds, context: TurnContext, { outlet, patienceMs, button }: TurnWay) {
  const { activity } = context;
  let words = wordsFor(readerOf(activity, undefined, needs.reader));
  let meanwhile: Card | undefined;
  let inOrder: Promise<void> = Promise.resolve();

  const silence = needs.alarm(patienceMs, () => {
    const card = meanwhile ?? workingCard({ words });
    inOrder = inOrder.then(() => outlet.progress(card)).catch((error) => needs.log.failed(error, 'sign of work'));
  });

  const send = async (message: Partial<Activity>): Promise<void> => {
    silence();
    await inOrder;
    await outlet.show(message);
  };

  const show = async (card: Card, { about = [], lead }: Showing = {}): Promise<void> => {
    if (about.every((customer) => needs.mayHear(activity, customer))) return await send(cardMessage(card, lead));
    await needs.sendToPersonalChat(context, cardMessage(card, words.say('audience.asked-elsewhere')));
    await send({ type: 'message', text: words.say('audience.answered-in-personal-chat') });
  };

  const stageFor = (memory: TurnMemory): Stage => {
    words = wordsFor(readerOf(activity, memory.agent.language, needs.reader));
    return {
      button,
      heard: cleanText(activity.text ?? ''),
      get words() {
        return words;
      },
      get memory() {
        return memory.agent;
      },
      mayName: (customer) => needs.mayHear(activity, customer),
      remember(change) {
        const unchanged = Object.entries(change).every(
          ([key, value]) => memory.agent[key as keyof AgentMemory] === value,
        );
        if (unchanged) return;
        memory.agent = { ...memory.agent, ...change };
        words = wordsFor(readerOf(activity, memory.agent.language, needs.reader));
      },
      expect(card) {
        meanwhile = card;
      },
      show,
      say: (text) => send({ type: 'message', text }),
    };
  };

  return {
    stageFor,
    end: silence,
    fail: (error: unknown, correlationId: string) =>
      send(
        cardMessage(
          troubleCard({
            what: words.say(isConflict(error) ? 'trouble.overtaken.what' : 'trouble.unexpected.what'),
            remedy: words.say(isConflict(error) ? 'trouble.overtaken.remedy' : 'trouble.unexpected.remedy'),
            correlationId,
            ...(button ? { retry: button } : {}),
            words,
          }),
        ),
      ),
  };
}

/** Another message of the same person was faster, in another process. */
const isConflict = (error: unknown): boolean => (error as { name?: string }).name === 'StateConflictError';
