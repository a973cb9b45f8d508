import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PARTNER_TENANT_ID } from '../sandbox-calls.ts';
import type { TeamsLimits } from './limits.ts';

/** A call that the bot made to Teams. */
export interface ConnectorCall {
  readonly method: string;
  readonly path: string;
  readonly conversationId: string;
  /** The message it was about: the one made by a POST, or the one edited by a PUT or taken back by a DELETE. */
  readonly activityId: string;
  readonly activity: Record<string, any>;
  /** When it came, in milliseconds since 1970. */
  readonly at: number;
}

/** Somebody in a conversation, as Teams tells it. */
export interface Member {
  readonly tenantId: string;
  readonly userRole: 'user' | 'guest';
}

export interface Connector {
  readonly url: string;
  /** Messages sent, edited and taken back, and conversations opened. */
  readonly calls: readonly ConnectorCall[];
  /** Who is in a conversation, by its id without thread; two of the partner's own people where nothing is said. */
  readonly rosters: Map<string, readonly Member[]>;
  /** What teams and their channels are called, by team id; a team's first channel has no name. */
  readonly teams: Map<string, { readonly name: string; readonly channels: readonly { id: string; name?: string }[] }>;
  /** Conversations that the bot was never added to: no roster of theirs, and no message into them. */
  readonly absentFrom: Set<string>;
  /** Conversations whose roster was asked for, in order: one entry a page. */
  readonly rosterCalls: readonly string[];
  /** Answers the next edit with this status instead of doing it. */
  refuseNextEdit(status: number): void;
  /** Somebody deletes a message: it cannot be edited any more. */
  deleteMessage(activityId: string): void;
  /** Answers calls so, the oldest answer first, instead of doing what they ask; with `done` it has done so all the same. */
  answerNext(...answers: readonly ConnectorAnswer[]): void;
  /** Answers every call so until it is told to stop. */
  refuse(status: number | undefined): void;
  /** Refusals since the start, by status. */
  readonly refusals: ReadonlyMap<number, number>;
  /** The largest message that came, in bytes. */
  readonly largest: number;
  /** Resolves as soon as the calls and refusals so far, or those to come, fulfil the claim. */
  until(claim: (calls: readonly ConnectorCall[]) => boolean): Promise<void>;
  forget(): void;
  close(): Promise<void>;
}

export interface ConnectorAnswer {
  readonly status: number;
  readonly code?: string;
  readonly retryAfterSeconds?: number;
  /** For calls to this conversation alone, thread left out. */
  readonly conversationId?: string;
  readonly method?: 'POST' | 'PUT';
  readonly done?: boolean;
  /** Without a body, as Teams answers where it makes several messages of one. */
  readonly isSilent?: boolean;
}

/** How far a call has come: with Teams, done there, and answered. */
export type CallMoment = 'arrived' | 'taken' | 'answered';

export interface ConnectorOptions {
  readonly limits?: TeamsLimits;
  /** Sees each call at each moment, and holds it up for as long as it likes; `false` on arrival, and it is not taken. */
  readonly witness?: (call: ConnectorCall, moment: CallMoment) => Promise<boolean>;
}

/** The Teams side of the Bot Connector protocol on loopback: takes what the bot sends, edits and opens. */
export async function startConnector(options: ConnectorOptions = {}): Promise<Connector> {
  const { witness = async () => true } = options;
  const deleted = new Set<string>();
  const answers: ConnectorAnswer[] = [];
  const refusals = new Map<number, number>();
  let largest = 0;
  const calls: ConnectorCall[] = [];
  const rosters = new Map<string, readonly Member[]>();
  const teams: Connector['teams'] = new Map();
  const absentFrom = new Set<string>();
  const rosterCalls: string[] = [];
  const waiting = new Set<() => void>();
  let made = 0;
  let refusal: number | undefined;
  let isDown: number | undefined;

  const server = createServer(async (request, response) => {
    const activity = await bodyOf(request);
    const path = decodeURIComponent(request.url ?? '');
    const { conversationId = '', activityId } =
      /\/v3\/conversations\/(?<conversationId>[^/]+)(?:\/activities(?:\/(?<activityId>[^/]+))?)?/.exec(path)?.groups ??
      {};
    if (absentFrom.has(conversationId.split(';')[0] ?? '')) {
      response.writeHead(403, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { code: 'BotNotInConversationRoster', message: 'The bot is not there.' } }));
      return;
    }
    const answerWith = (answer: object) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
    };
    const team = /\/v3\/teams\/(?<id>[^/]+)(?<channels>\/conversations)?/.exec(path)?.groups;
    if (team) {
      const { name, channels } = teams.get(team.id ?? '') ?? { name: '', channels: [] };
      return answerWith(team.channels ? { conversations: channels } : { id: team.id, name });
    }
    const page = /\/pagedmembers(?:\?.*continuationToken=(\d+))?/.exec(path);
    if (page) {
      rosterCalls.push(conversationId);
      return answerWith(rosterPage(rosters.get(conversationId) ?? [OUR_OWN, OUR_OWN], Number(page[1] ?? 0)));
    }
    const edit = request.method === 'PUT';
    const isAboutOne = edit || request.method === 'DELETE';
    const channel = conversationId.split(';')[0] ?? '';
    const bytes = Buffer.byteLength(JSON.stringify(activity));
    largest = Math.max(largest, bytes);
    const refuse = ({ status, code = '', retryAfterSeconds, isSilent }: ConnectorAnswer) => {
      refusals.set(status, (refusals.get(status) ?? 0) + 1);
      const wait = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
      response.writeHead(status, { 'content-type': 'application/json', ...wait });
      response.end(isSilent ? undefined : JSON.stringify({ error: { code, message: 'made for a test' } }));
      for (const look of [...waiting]) look();
    };
    const answer = answers.find(
      (one) => (one.conversationId ?? channel) === channel && (one.method ?? request.method) === request.method,
    );
    const tenant = activity.channelData?.tenant?.id ?? '';
    if (isDown !== undefined) return refuse({ status: isDown });
    const limited = options.limits?.check(channel === '' ? 'new conversation' : channel, tenant, bytes);
    if (limited) return refuse(limited);
    if (answer) answers.splice(answers.indexOf(answer), 1);
    if (answer && !answer.done) return refuse(answer);
    if (edit && (refusal || deleted.has(activityId ?? ''))) {
      response.writeHead(refusal ?? 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { code: 'ActivityNotFoundInConversation', message: 'gone' } }));
      refusal = undefined;
      return;
    }
    made += 1;
    const opened = path.endsWith('/v3/conversations');
    const id = opened ? `personal-${activity.members?.[0]?.id}` : isAboutOne ? (activityId ?? '') : `message-${made}`;
    const call: ConnectorCall = {
      method: request.method ?? '',
      path,
      conversationId: opened ? id : conversationId,
      activityId: id,
      activity,
      at: Date.now(),
    };
    if (!(await witness(call, 'arrived'))) return void response.destroy();
    calls.push(call);
    await witness(call, 'taken');
    if (answer) {
      refuse(answer);
    } else {
      response.writeHead(opened ? 201 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ id }));
    }
    void witness(call, 'answered');
    for (const look of [...waiting]) look();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    calls,
    rosters,
    teams,
    absentFrom,
    rosterCalls,
    deleteMessage: (activityId) => void deleted.add(activityId),
    answerNext: (...more) => void answers.push(...more),
    refuse(status) {
      isDown = status;
    },
    refusals,
    get largest() {
      return largest;
    },
    refuseNextEdit(status) {
      refusal = status;
    },
    until: (claim) =>
      new Promise((resolve) => {
        const look = () => {
          if (!claim(calls)) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    forget: () => void calls.splice(0),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

const OUR_OWN: Member = { tenantId: PARTNER_TENANT_ID, userRole: 'user' };
const MEMBERS_A_PAGE = 2;

function rosterPage(members: readonly Member[], from: number) {
  const to = from + MEMBERS_A_PAGE;
  return {
    members: members.slice(from, to).map((member, at) => ({ id: `29:member-${from + at}`, name: 'Member', ...member })),
    ...(members.length > to ? { continuationToken: String(to) } : {}),
  };
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, any>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString();
  return text === '' ? {} : JSON.parse(text);
}
