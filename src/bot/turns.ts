import type { Activity, Storage, TurnContext } from 'botbuilder';
import { type Dialog, DialogSet } from 'botbuilder-dialogs';
import type { CardAction } from '../cards/actions.ts';
import type { UploadPlace } from '../cards/teams-file-cards.ts';
import { setStage } from '../dialogs/stage.ts';
import type { Reader } from '../domain/reader.ts';
import type { SourceMessage } from '../domain/request-draft.ts';
import { alone, type Hearing } from '../services/access/audiences.ts';
import type { HoldsAzureRole } from '../services/access/azure-holders.ts';
import type { RightsOf } from '../services/access/rights.ts';
import { type BeginRecord, NO_RECORD } from '../services/audit/record.ts';
import type { DoOnce } from '../services/deeds/do-once.ts';
import type { ConversationLanguages } from '../services/language-ports.ts';
import { conversationOf } from './company.ts';
import type { HearingOf } from './hearing.ts';
import { dialogStateAccessor, openMemory, type TurnMemory } from './memory.ts';
import { createOneAtATime } from './one-at-a-time.ts';
import type { Outlet } from './outlets.ts';
import type { PlaceName } from './place-name.ts';
import { createPlay } from './play.ts';
import type { SenderOf } from './sender.ts';

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
  readonly senderOf: SenderOf;
  /** For those whose client does not tell. */
  readonly reader: Reader;
  readonly rightsOf: RightsOf;
  readonly holdsAzureRole?: HoldsAzureRole;
  readonly hearingOf: HearingOf;
  readonly placeName: PlaceName;
  readonly languages: Pick<ConversationLanguages, 'of'>;
  readonly sendToPersonalChat: (context: TurnContext, message: Partial<Activity>) => Promise<boolean>;
  readonly doOnce: DoOnce;
  readonly beginRecord: BeginRecord;
}

/** How a turn's answers leave, and how soon they must show a sign of work. */
export interface TurnWay {
  readonly outlet: Outlet;
  readonly patienceMs: number;
  readonly button?: CardAction;
  /** Where the file may be put that the button is about. */
  readonly upload?: UploadPlace;
  /** The message that is to become a service request. */
  readonly message?: SourceMessage;
  /** Answers appear in a Teams dialog, before the agent alone, and vanish with it. */
  readonly isAside?: true;
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

  /** What a conversation has been given, for all who read there; none in personal chat, where it is one's own. */
  const languageHere = async ({ isPersonal, conversationId }: Hearing): Promise<string | undefined> =>
    isPersonal ? undefined : (await needs.languages.of([conversationId])).get(conversationId);

  const run: Turns['run'] = async (context, way) => {
    const { conversation, from } = context.activity;
    const correlationId = needs.newId();
    const startedAt = needs.clock().getTime();
    const play = createPlay(needs, context, way);
    let audit = NO_RECORD;
    try {
      await oneAtATime.run(`${conversation.id} ${from.id}`, async () => {
        const { agent, refusal } = await needs.senderOf(context);
        audit = needs.beginRecord(correlationId, agent);
        if (refusal) {
          audit.note({ deed: 'enter', outcome: 'refused', authority: 'agent', details: { why: refusal } });
          await audit.written();
          return await play.refuse(refusal);
        }
        const memory = await openMemory(needs.storage, context);
        memories.set(context, memory);
        const hearing = way.isAside ? alone(conversationOf(context.activity)) : await needs.hearingOf(context);
        setStage(context, play.stageFor(memory, agent, hearing, audit, await languageHere(hearing)));
        const dialogContext = await dialogs.createContext(context);
        const { status } = await dialogContext.continueDialog();
        if (status === 'empty') await dialogContext.beginDialog(needs.root.id);
        await Promise.all([memory.save(), audit.written()]);
        await way.outlet.arrived();
      });
      needs.log.done({
        correlationId,
        ...(way.button ? { button: way.button.do } : {}),
        ms: needs.clock().getTime() - startedAt,
      });
    } catch (error) {
      needs.log.failed(error, correlationId);
      audit.note({ deed: 'turn', outcome: 'failed', authority: 'app' });
      await play.fail(error, correlationId).catch((again) => needs.log.failed(again, correlationId));
      await audit.written().catch((lost) => needs.log.failed(lost, correlationId));
    } finally {
      play.end();
    }
  };

  return { run, idle: oneAtATime.idle };
}
