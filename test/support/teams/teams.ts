import { PARTNER_TENANT_ID } from '../sandbox-calls.ts';
import { STAFF } from '../staff.ts';
import { actionOn, cardIn, cardText } from './card-reading.ts';
import { type Connector, type ConnectorCall, type Member, startConnector } from './connector.ts';

type Json = Record<string, any>;

export interface Person {
  readonly id: string;
  /** Entra object id; that of a helpdesk agent who looks after all customers when it is left out. */
  readonly objectId?: string;
  readonly name: string;
  readonly locale?: string;
  readonly zone?: string;
}

export const KIM: Person = { id: '29:kim', name: 'Kim Minji', locale: 'en-GB', zone: 'Asia/Seoul' };
export const ALEX: Person = {
  id: '29:alex',
  objectId: STAFF.admin,
  name: 'Alex Wilber',
  locale: 'en-US',
  zone: 'Europe/London',
};

const TENANT = PARTNER_TENANT_ID;

/** A message of the bot as Teams shows it now: what was sent, then edited. */
export interface Message {
  readonly id: string;
  readonly activity: Json;
  readonly edits: number;
}

/** One conversation, as one person sees it. */
export interface Chat {
  readonly id: string;
  readonly messages: readonly Message[];
  /** Types words; resolves when the bot has taken them. The same `activityId` twice is a repeated delivery. */
  says(text: string, options?: { readonly activityId?: string }): Promise<number>;
  installs(): Promise<number>;
  /** People come and go, or a channel is shared: Teams tells the bot so. */
  changes(eventType: string): Promise<number>;
  /** Presses a button or row by the words on it, on the newest card or on one given; answers the card that the click shows. */
  clicks(title: string, options?: ClickOptions): Promise<Json>;
  /** The raw answer to an invoke. */
  invokes(name: string, value: Json, replyToId?: string, activityId?: string): Promise<{ status: number; body: Json }>;
  /** The words on the newest message of the bot. */
  text(): string;
  card(): Json;
}

export interface ClickOptions {
  readonly on?: Json;
  readonly messageId?: string;
  readonly inputs?: Json;
  /** As a client that knows no Action.Execute would. */
  readonly asSubmit?: boolean;
}

export interface Teams {
  readonly connector: Connector;
  personal(who: Person): Chat;
  /** A thread of a channel: each root message is a conversation of its own. */
  thread(who: Person, root?: string): Chat;
  /** A channel of its own (private, or shared) or a group chat, with these people in it. */
  gathering(who: Person, id: string, kind: 'channel' | 'groupChat', members: readonly Member[]): Chat;
  close(): Promise<void>;
}

/** Teams as the bot knows it, talking to the bot's real HTTP endpoint. */
export async function startTeams(botUrl: string, theirs?: Connector): Promise<Teams> {
  const connector = theirs ?? (await startConnector());
  let sent = 0;

  function chat(who: Person, id: string, conversationType: 'personal' | 'channel' | 'groupChat'): Chat {
    const envelope = (activity: Json): Json => {
      sent += 1;
      return {
        id: `activity-${sent}`,
        channelId: 'msteams',
        serviceUrl: connector.url,
        from: { id: who.id, name: who.name, aadObjectId: who.objectId ?? STAFF.helpdesk },
        recipient: { id: '28:healthdesk', name: 'Healthdesk' },
        conversation: { id, conversationType, tenantId: TENANT, isGroup: conversationType !== 'personal' },
        channelData: { tenant: { id: TENANT } },
        ...(who.locale ? { locale: who.locale } : {}),
        ...(who.zone ? { localTimezone: who.zone } : {}),
        ...activity,
      };
    };
    const post = (activity: Json) =>
      fetch(`${botUrl}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(envelope(activity)),
      });
    const status = async (activity: Json) => {
      const response = await post(activity);
      await response.arrayBuffer();
      return response.status;
    };
    const messages = () => messagesIn(connector.calls, id);
    const newest = () => messages().at(-1);
    const invokes: Chat['invokes'] = async (name, value, replyToId, id) => {
      const response = await post({
        type: 'invoke',
        name,
        value,
        ...(id ? { id } : {}),
        ...(replyToId ? { replyToId } : {}),
      });
      const text = await response.text();
      return { status: response.status, body: text === '' ? {} : JSON.parse(text) };
    };

    return {
      id,
      get messages() {
        return messages();
      },
      says: (text, { activityId } = {}) => {
        const mention = conversationType !== 'personal' ? '<at>Healthdesk</at> ' : '';
        return status({ type: 'message', text: mention + text, ...(activityId ? { id: activityId } : {}) });
      },
      changes: (eventType) =>
        status({ type: 'conversationUpdate', channelData: { tenant: { id: TENANT }, eventType, channel: { id } } }),
      installs: () => status({ type: 'installationUpdate', action: 'add' }),
      invokes,
      async clicks(title, { on, messageId = newest()?.id, inputs = {}, asSubmit = false } = {}) {
        const action = actionOn(on ?? cardIn(newest()?.activity), title);
        if (asSubmit) {
          const { data } = action.fallback ?? action;
          await status({ type: 'message', value: { ...data, ...inputs }, replyToId: messageId });
          return cardIn(newest()?.activity);
        }
        const value = { action: { ...action, data: { ...action.data, ...inputs } }, trigger: 'manual' };
        const { body } = await invokes('adaptiveCard/action', value, messageId);
        return body.value;
      },
      text: () => {
        const activity = newest()?.activity;
        const card = activity?.attachments?.[0]?.content;
        return [activity?.text, card ? cardText(card) : ''].filter(Boolean).join(' ');
      },
      card: () => cardIn(newest()?.activity),
    };
  }

  return {
    connector,
    personal: (who) => chat(who, `personal-${who.id}`, 'personal'),
    thread: (who, root = 'root-1') => chat(who, `19:general@thread.tacv2;messageid=${root}`, 'channel'),
    gathering(who, id, kind, members) {
      connector.rosters.set(id, members);
      return chat(who, kind === 'channel' ? `${id};messageid=root-1` : id, kind);
    },
    close: () => connector.close(),
  };
}

function messagesIn(calls: readonly ConnectorCall[], conversationId: string): Message[] {
  const messages = new Map<string, Message>();
  for (const { method, conversationId: where, activityId: id, activity } of calls) {
    if (where !== conversationId) continue;
    if (method === 'DELETE') messages.delete(id);
    if (activity.type !== 'message') continue;
    const before = messages.get(id);
    messages.set(id, { id, activity, edits: method === 'PUT' ? (before?.edits ?? 0) + 1 : 0 });
  }
  return [...messages.values()];
}
