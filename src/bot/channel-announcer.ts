import type { Place } from '../domain/following.ts';
import { AnnounceError, type Announcement, type Announcer } from '../services/outage-ports.ts';
import type { SendSlots } from '../services/send-ports.ts';
import { announceErrorOf } from './announce-errors.ts';

export interface ChannelAnnouncerNeeds {
  /** A token of the bot's own; absent for a bot on this machine alone. */
  readonly token: (() => Promise<string>) | undefined;
  /** Whether an address is the channel's: the token goes nowhere else. */
  readonly mayReplyTo: (url: string) => boolean;
  readonly slots: SendSlots;
  readonly clock: () => Date;
  /** From 0 up to 1. */
  readonly random: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<unknown>;
  readonly deadline: (ms: number) => AbortSignal;
}

/** All that one message may take, waiting for its turn included. A worker's claim on a card lasts longer. */
const LIMIT_MS = 90_000;
const MOST_TRIES = 4;
const FIRST_WAIT_MS = 500;
const ANSWER_LIMIT_MS = 15_000;
/** Source: Teams' "Optimize your bot with rate limiting" and "Status codes from bot APIs". */
const PASSING = [412, 429, 502, 503, 504];

interface Call {
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly body: object;
}

/**
 * Speaks in Teams' conversations through the Bot Connector, unasked. A plain client, for the framework's repeats POSTs by
 * itself, also after 500 and without a bound of ours, and a repeated POST is a second card. Calls wait for their turn
 * before Teams has to refuse them; what passes (412, 429, 502, 503, 504) is tried four times at most and then left to whoever asked.
 */
export function createChannelAnnouncer(needs: ChannelAnnouncerNeeds): Announcer {
  const { token, mayReplyTo, slots, clock, random, sleep, deadline } = needs;

  async function send(place: Place, thread: string, call: Call): Promise<Response> {
    const url = new URL(`v3/conversations${call.path}`, withSlash(place.serviceUrl)).href;
    if (!mayReplyTo(url)) throw new AnnounceError('later', `not an address of Teams: ${new URL(url).origin}`);
    const until = deadline(LIMIT_MS);
    const authorization = await token?.().catch((error: Error) => {
      throw new AnnounceError('later', error.message);
    });
    const headers = {
      'content-type': 'application/json',
      ...(authorization && { authorization: `Bearer ${authorization}` }),
    };
    for (let tries = 1; ; tries += 1) {
      await turn(thread, place.tenantId ?? '', until);
      const signal = AbortSignal.any([until, deadline(ANSWER_LIMIT_MS)]);
      const answer = await fetch(url, {
        method: call.method,
        headers,
        body: JSON.stringify(call.body),
        redirect: 'manual',
        signal,
      }).catch((error: unknown) => {
        // Whether it arrived nobody knows: asking again at once could post it twice.
        throw new AnnounceError('later', `no answer: ${(error as Error).name}`);
      });
      if (answer.ok) return answer;
      const error = await announceErrorOf(answer, call.method, clock());
      if (!PASSING.includes(answer.status) || tries === MOST_TRIES) throw error;
      const wait = error.retryAfterMs ?? FIRST_WAIT_MS * 2 ** (tries - 1);
      await pause(wait + random() * FIRST_WAIT_MS, until, error);
    }
  }

  async function turn(thread: string, tenantId: string, until: AbortSignal): Promise<void> {
    for (let now = clock(); ; ) {
      const { at, isOurs } = await slots.reserve(thread, tenantId, now);
      await pause(at.getTime() - clock().getTime(), until);
      if (isOurs) return;
      // A timer may ring a moment early: what was waited for has come all the same.
      now = new Date(Math.max(at.getTime(), clock().getTime()));
    }
  }

  async function pause(ms: number, until: AbortSignal, because?: AnnounceError): Promise<void> {
    if (ms <= 0) return;
    if (ms > LIMIT_MS) throw because ?? new AnnounceError('later', 'Teams takes no more there for now', ms);
    await sleep(ms, until).catch(() => {
      throw because ?? new AnnounceError('later', 'the turn to speak did not come in time');
    });
  }

  /** Teams answers 202 without a body where it makes several messages of one: taken all the same, so never asked again. */
  const idIn = async (answer: Response): Promise<string | undefined> => {
    const { id } = (await answer.json().catch(() => ({}))) as { id?: string };
    return id || undefined;
  };
  const say = (place: Place, conversation: string, what: Announcement) =>
    send(place, place.conversationId, {
      method: 'POST',
      path: `/${encodeURIComponent(conversation)}/activities`,
      body: activityOf(place, conversation, what),
    });

  return {
    async post(place, what) {
      const messageId = await idIn(await say(place, place.conversationId, what));
      return messageId ? { messageId } : {};
    },
    async reply(place, messageId, what) {
      await (await say(place, threadOf(place, messageId), what)).body?.cancel();
    },
    async edit(place, messageId, what) {
      const { conversationId } = place;
      const path = `/${encodeURIComponent(conversationId)}/activities/${encodeURIComponent(messageId)}`;
      const body = { ...activityOf(place, conversationId, what), id: messageId };
      await (await send(place, conversationId, { method: 'PUT', path, body })).body?.cancel();
    },
    async tellPerson(place, person, what) {
      const members = [{ id: person.objectId, aadObjectId: person.objectId, name: person.name }];
      const bot = { id: place.botId };
      const body = { isGroup: false, bot, members, tenantId: place.tenantId, channelData: tenantIn(place) };
      const conversation = await idIn(await send(place, person.objectId, { method: 'POST', path: '', body }));
      // Asking again opens the same conversation.
      if (!conversation) throw new AnnounceError('later', 'Teams opened a conversation and did not tell its id');
      await say({ ...place, conversationId: conversation, kind: 'personal' }, conversation, what);
    },
  };
}

/** A channel's threads are named by their first message; chats have none. */
const threadOf = ({ kind, conversationId }: Place, messageId: string): string =>
  kind === 'channel' ? `${conversationId};messageid=${messageId}` : conversationId;

const tenantIn = ({ tenantId }: Place) => (tenantId ? { tenant: { id: tenantId } } : {});

/** Words stand as they are written: names in them are no markdown. */
const activityOf = (place: Place, conversation: string, { summary, text, card }: Announcement) => ({
  type: 'message',
  from: { id: place.botId },
  conversation: { id: conversation },
  channelData: tenantIn(place),
  summary,
  ...(text && { text, textFormat: 'plain' }),
  ...(card && { attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }] }),
});

const withSlash = (url: string): string => (url.endsWith('/') ? url : `${url}/`);
