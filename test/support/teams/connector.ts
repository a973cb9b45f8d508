import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PARTNER_TENANT_ID } from '../sandbox-calls.ts';

/** A call that the bot made to Teams. */
export interface ConnectorCall {
  readonly method: string;
  readonly path: string;
  readonly conversationId: string;
  /** The message it was about: the one made by a POST, or the one edited by a PUT or taken back by a DELETE. */
  readonly activityId: string;
  readonly activity: Record<string, any>;
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
  /** Conversations whose roster was asked for, in order: one entry a page. */
  readonly rosterCalls: readonly string[];
  /** Answers the next edit with this status instead of doing it. */
  refuseNextEdit(status: number): void;
  /** Resolves as soon as the calls so far, or those to come, fulfil the claim. */
  until(claim: (calls: readonly ConnectorCall[]) => boolean): Promise<void>;
  forget(): void;
  close(): Promise<void>;
}

/** The Teams side of the Bot Connector protocol on loopback: takes what the bot sends, edits and opens. */
export async function startConnector(): Promise<Connector> {
  const calls: ConnectorCall[] = [];
  const rosters = new Map<string, readonly Member[]>();
  const rosterCalls: string[] = [];
  const waiting = new Set<() => void>();
  let made = 0;
  let refusal: number | undefined;

  const server = createServer(async (request, response) => {
    const activity = await bodyOf(request);
    const path = decodeURIComponent(request.url ?? '');
    const { conversationId = '', activityId } =
      /\/v3\/conversations\/(?<conversationId>[^/]+)(?:\/activities(?:\/(?<activityId>[^/]+))?)?/.exec(path)?.groups ??
      {};
    const page = /\/pagedmembers(?:\?.*continuationToken=(\d+))?/.exec(path);
    if (page) {
      rosterCalls.push(conversationId);
      const answer = rosterPage(rosters.get(conversationId) ?? [OUR_OWN, OUR_OWN], Number(page[1] ?? 0));
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer));
      return;
    }
    const edit = request.method === 'PUT';
    const isAboutOne = edit || request.method === 'DELETE';
    if (edit && refusal) {
      response.writeHead(refusal, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ error: { code: 'ActivityNotFoundInConversation', message: 'gone' } }));
      refusal = undefined;
      return;
    }
    made += 1;
    const opened = path.endsWith('/v3/conversations');
    const id = opened ? `personal-${activity.members?.[0]?.id}` : isAboutOne ? (activityId ?? '') : `message-${made}`;
    calls.push({
      method: request.method ?? '',
      path,
      conversationId: opened ? id : conversationId,
      activityId: id,
      activity,
    });
    response.writeHead(opened ? 201 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ id }));
    for (const look of [...waiting]) look();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    calls,
    rosters,
    rosterCalls,
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
