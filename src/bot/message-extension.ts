import type { Activity, InvokeResponse, TurnContext } from 'botbuilder';
import { z } from 'zod';
import { readAction } from '../cards/actions.ts';
import { dotted } from '../cards/rich-text.ts';
import type { AgentMemory } from '../dialogs/stage.ts';
import { whyNotShared } from '../dialogs/why-not-shared.ts';
import type { Reader } from '../domain/reader.ts';
import type { BeginRecord } from '../services/audit/record.ts';
import type { FindToShare, ToShare } from '../services/customers/find-to-share.ts';
import { serviceTitles } from '../services/health/service-names.ts';
import { wordsFor } from '../words/words.ts';
import { dialogAnswer, type Offered, offerAnswer, sentenceAnswer, shareOutlet } from './extension-answers.ts';
import type { HearingOf } from './hearing.ts';
import { answerOutlet } from './outlets.ts';
import { ownContext } from './own-context.ts';
import { INVOKE_PATIENCE_MS } from './patience.ts';
import { readerOf } from './reader.ts';
import type { SenderOf } from './sender.ts';
import { type Readable, readSourceMessage } from './source-message.ts';
import type { Alarm, Turns } from './turns.ts';

/** As many as Teams asks for at once. */
const MOST_OFFERED = 25;

export interface MessageExtensionNeeds {
  readonly turns: Turns;
  readonly senderOf: SenderOf;
  readonly hearingOf: HearingOf;
  readonly findToShare: FindToShare;
  readonly beginRecord: BeginRecord;
  readonly newId: () => string;
  readonly memoryOf: (context: TurnContext) => Promise<AgentMemory>;
  /** For those whose client does not tell. */
  readonly reader: Reader;
  readonly readable: Readable;
  readonly alarm: Alarm;
  /** Hears what goes wrong in a search. */
  readonly onError: (error: unknown, correlationId: string) => void;
}

/** What Teams asks of a message extension. Each is answered within `INVOKE_PATIENCE_MS`. */
export interface MessageExtension {
  /** Opened on a message, or a button pressed in the dialog that this has opened. */
  dialog(context: TurnContext): Promise<InvokeResponse>;
  /** Words typed into its search box, or none yet. */
  find(context: TurnContext): Promise<InvokeResponse>;
  /** One of those that it found. */
  pick(context: TurnContext): Promise<InvokeResponse>;
}

export function createMessageExtension(needs: MessageExtensionNeeds): MessageExtension {
  const { turns, senderOf, hearingOf, findToShare, memoryOf, alarm } = needs;

  async function offers(context: TurnContext, typed: string, correlationId: string): Promise<InvokeResponse> {
    const { agent, refusal } = await senderOf(context);
    const audit = needs.beginRecord(correlationId, agent);
    const { recent, language } = refusal ? { recent: [] } : await memoryOf(context);
    const words = wordsFor(readerOf(context.activity, language, needs.reader));
    if (refusal) {
      audit.note({ deed: 'enter', outcome: 'refused', authority: 'agent', details: { why: refusal } });
      await audit.written();
      return sentenceAnswer(words.say(`refusal.${refusal}.what`));
    }
    const hearing = await hearingOf(context);
    const found = await findToShare({ agent, hearing, typed, recent, most: MOST_OFFERED, audit });
    if ('refusal' in found) return sentenceAnswer(words.say(`refusal.${found.refusal.kind}.what`, NO_DATE));
    if (found.customers.length > 0) return offerAnswer(offered(found));
    const isDeaf = hearing.audience.kind === 'none';
    return sentenceAnswer(isDeaf ? whyNotShared(hearing, words) : words.say('share.none'));
  }

  return {
    async dialog(context) {
      const { data, messagePayload } = Submitted.parse(context.activity.value ?? {});
      const pressed = readAction(data);
      const message = pressed ? undefined : readSourceMessage(messagePayload, needs.readable);
      const button = pressed ?? (message ? undefined : ({ do: 'escalate' } as const));
      const { promise, resolve } = Promise.withResolvers<Partial<Activity>>();
      const outlet = answerOutlet(resolve, undefined);
      const way = { outlet, patienceMs: INVOKE_PATIENCE_MS, isAside: true } as const;
      void turns
        .run(ownContext(context), { ...way, ...(button && { button }), ...(message && { message }) })
        .then(() => resolve({}));
      return dialogAnswer(await promise);
    },

    async find(context) {
      const { parameters, queryOptions } = Searched.parse(context.activity.value ?? {});
      if (queryOptions && queryOptions.skip > 0) return NO_MORE;
      const [typed] = parameters.filter(({ name }) => name === 'customer');
      const { promise: late, resolve } = Promise.withResolvers<InvokeResponse>();
      const words = wordsFor(readerOf(context.activity, undefined, needs.reader));
      const done = alarm(INVOKE_PATIENCE_MS, () => resolve(sentenceAnswer(words.say('share.slow'))));
      const correlationId = needs.newId();
      const answer = offers(ownContext(context), typed?.value ?? '', correlationId).catch((error: unknown) => {
        needs.onError(error, correlationId);
        return sentenceAnswer(words.say('trouble.unexpected.what'));
      });
      try {
        return await Promise.race([answer, late]);
      } finally {
        done();
      }
    },

    async pick(context) {
      const action = readAction(context.activity.value);
      const { promise, resolve } = Promise.withResolvers<InvokeResponse>();
      const button = action?.do === 'share-health' ? action : ({ do: 'show-help' } as const);
      const way = { outlet: shareOutlet(resolve), patienceMs: INVOKE_PATIENCE_MS, button };
      void turns.run(ownContext(context), way).then(() => resolve({ status: 200 }));
      return await promise;
    },
  };
}

/** Who scrolls to the end types another word: all that fits was told at once. */
const NO_MORE = offerAnswer([]);
const NO_DATE = { date: 'unknown' };

const Submitted = z.object({ data: z.unknown().optional(), messagePayload: z.unknown().optional() }).catch({});
const Searched = z
  .object({
    parameters: z.array(z.object({ name: z.string(), value: z.string().max(400).catch('') })).max(10),
    queryOptions: z.object({ skip: z.number().catch(0) }).optional(),
  })
  .catch({ parameters: [] });

const offered = ({ customers, serviceIds }: ToShare): readonly Offered[] => {
  const [service] = serviceTitles(serviceIds);
  return customers.map(({ name, domain, tenantId }) => ({
    title: name,
    text: dotted([domain, service]),
    action: { do: 'share-health', tenantId, ...(serviceIds.length > 0 && { serviceIds: [...serviceIds] }) },
  }));
};
