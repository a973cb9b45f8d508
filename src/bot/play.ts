import { createHash } from 'node:crypto';
import type { Activity, TurnContext } from 'botbuilder';
import type { Card } from '../cards/card.ts';
import { troubleCard } from '../cards/trouble-card.ts';
import { workingCard } from '../cards/working-card.ts';
import { cleanText } from '../dialogs/clean-text.ts';
import type { AgentMemory, Leaving, Showing, Stage } from '../dialogs/stage.ts';
import type { Agent } from '../domain/agent.ts';
import { createAccess } from '../services/access/access.ts';
import type { Hearing } from '../services/access/audiences.ts';
import type { AuditRecord } from '../services/audit/record.ts';
import { wordsFor } from '../words/words.ts';
import { createLeave } from './leave.ts';
import type { TurnMemory } from './memory.ts';
import { cardMessage } from './outlets.ts';
import { placeOf } from './place-of.ts';
import { readerOf, typing } from './reader.ts';
import type { Sender } from './sender.ts';
import type { TurnsNeeds, TurnWay } from './turns.ts';

/** Teams delivers a click again after some 15 s without an answer; who means it anew presses later. */
const SAME_CLICK_MS = 30_000;

/** One turn's answers: a sign of work when it takes long, then the result, never the other way round. */
export function createPlay(needs: TurnsNeeds, context: TurnContext, way: TurnWay) {
  const { outlet, patienceMs, button, upload, message, isAside } = way;
  const { activity } = context;
  const wordsIn = ({ language, typesIn }: Pick<AgentMemory, 'language' | 'typesIn'>, languageHere?: string) =>
    wordsFor(readerOf(activity, languageHere ?? language ?? typesIn, needs.reader));
  let words = wordsIn({});
  let meanwhile: Card | undefined;
  let inOrder: Promise<void> = Promise.resolve();

  const silence = needs.alarm(patienceMs, () => {
    // Into a dialog nothing comes unasked.
    const card = meanwhile ?? workingCard({ words, ...(isAside && button ? { retry: button } : {}) });
    inOrder = inOrder.then(() => outlet.progress(card)).catch((error) => needs.log.failed(error, 'sign of work'));
  });

  const send = async (message: Partial<Activity>): Promise<void> => {
    silence();
    await inOrder;
    await outlet.show(message);
  };

  let sentElsewhere = 0;
  /** Messages are worked on once; a click may come again, from Teams or from an impatient hand, and sends nothing twice. */
  const sendElsewhere = async (message: Partial<Activity>, by: Agent): Promise<boolean> => {
    let isThere = true;
    const send = async () => {
      isThere = await needs.sendToPersonalChat(context, message);
      return isThere;
    };
    if (!button) return await send();
    sentElsewhere += 1;
    const { conversation, id, replyToId } = activity;
    const click = [conversation.id, replyToId ?? id, by.objectId, JSON.stringify(button), sentElsewhere].join(' ');
    // What a button carries may be longer than a database's key.
    const key = `click ${createHash('sha256').update(click).digest('base64url')}`;
    await needs.doOnce({ key, by, againAfterMs: SAME_CLICK_MS }, send);
    return isThere;
  };

  const present = async (
    message: Partial<Activity>,
    showing: Showing,
    { hearing, agent }: Pick<Stage, 'hearing' | 'agent'>,
    audit: AuditRecord,
  ) => {
    await audit.written();
    if (isFor(hearing, showing)) return await send(message);
    const lead = words.say(showing.privately ? 'audience.privately' : 'audience.asked-elsewhere');
    const text = message.attachments ? lead : `${lead} ${message.text}`;
    if (await sendElsewhere({ ...message, text }, agent)) {
      const said = showing.privately ?? words.say('audience.answered-in-personal-chat');
      return await send({ type: 'message', text: said });
    }
    await send(showing.orHere ? cardMessage(showing.orHere) : { type: 'message', text: words.say('audience.nowhere') });
  };

  const leave = createLeave(needs, context, sendElsewhere);

  const stageFor = (
    memory: TurnMemory,
    agent: Agent,
    hearing: Hearing,
    audit: AuditRecord,
    languageHere: string | undefined,
  ): Stage => {
    const heard = cleanText(activity.text ?? '');
    memory.agent = typing(memory.agent, heard);
    words = wordsIn(memory.agent, languageHere);
    return {
      agent,
      access: createAccess(needs.rightsOf, agent, needs.holdsAzureRole, audit),
      hearing,
      hearingAt: (conversationId) => needs.hearingOf(context, conversationId),
      place: placeOf(activity),
      placeName: () => needs.placeName(context),
      button,
      pressed: button && activity.replyToId,
      upload,
      message,
      heard,
      get words() {
        return words;
      },
      get ownWords() {
        return wordsFor(readerOf(activity, memory.agent.language, needs.reader));
      },
      get memory() {
        return memory.agent;
      },
      mayName: hearing.hears,
      remember(change) {
        const unchanged = Object.entries(change).every(
          ([key, value]) => memory.agent[key as keyof AgentMemory] === value,
        );
        if (unchanged) return;
        memory.agent = { ...memory.agent, ...change };
        words = wordsIn(memory.agent, languageHere);
      },
      expect(card, about) {
        meanwhile = isFor(hearing, { about }) ? card : undefined;
      },
      show: (card, showing = {}) => present(cardMessage(card, showing.lead), showing, { hearing, agent }, audit),
      async share(card, about) {
        if (!outlet.share) return await present(cardMessage(card), { about }, { hearing, agent }, audit);
        await audit.written();
        silence();
        await inOrder;
        await outlet.share(card);
      },
      ...(isAside && {
        async leave(card: Card, leaving: Leaving) {
          await audit.written();
          return await leave(card, leaving, agent);
        },
      }),
      say: (text, about = []) => present({ type: 'message', text }, { about }, { hearing, agent }, audit),
      async sendPrivately(card) {
        await audit.written();
        if (isAside || !hearing.isPersonal) return await sendElsewhere(cardMessage(card), agent);
        await context.sendActivity(cardMessage(card));
        return true;
      },
    };
  };

  return {
    stageFor,
    end: silence,
    refuse: (refusal: NonNullable<Sender['refusal']>) =>
      send({ type: 'message', text: words.say(`refusal.${refusal}.what`) }),
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

/** Whether all that a message tells is for everybody who reads the conversation. */
const isFor = (hearing: Hearing, { about = [], counts, internal, privately }: Showing): boolean =>
  hearing.isPersonal ||
  (!privately &&
    about.every(hearing.hears) &&
    (!counts || hearing.audience.kind === 'all') &&
    (!internal || hearing.company === 'ours'));

/** Another message of the same person was faster, in another process. */
const isConflict = (error: unknown): boolean => (error as { name?: string }).name === 'StateConflictError';
