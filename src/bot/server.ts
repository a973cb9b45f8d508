import type { AddressInfo } from 'node:net';
import type { Activity, TurnContext } from 'botbuilder';
import restify, { type Next, type Request, type Response } from 'restify';
import { z } from 'zod';
import type { HearAzureAlert } from '../services/outages/hear-azure-alert.ts';
import type { HealthdeskAdapter } from './adapter.ts';
import type { CalendarDesk } from './calendar-desk.ts';
import { NotFromChannelError } from './channel-token.ts';
import type { FileDesk, FileReply } from './file-desk.ts';
import type { HearPartnerCenter } from './partner-center-events.ts';
import { PortInUseError } from './port-in-use.ts';
import type { MayReplyTo } from './service-urls.ts';

/** Activities are small; Teams sends nothing near this. */
const MOST_BODY_BYTES = 256 * 1024;
/** In Web Chat and Direct Line, which an Azure Bot may also have, the caller chooses who they are. */
const TEAMS = 'msteams';

export interface ServerNeeds {
  readonly adapter: HealthdeskAdapter;
  readonly turn: (context: TurnContext) => Promise<void>;
  /** What is not ready yet, as a sentence; nothing when all is. */
  readonly notReady: () => Promise<string | undefined>;
  /** Where replies to an activity would go. */
  readonly mayReplyTo: MayReplyTo;
  readonly onError: (error: unknown) => void;
  /** Absent while Partner Center's events are not wanted: its address does not exist then. */
  readonly hearPartnerCenter?: HearPartnerCenter | undefined;
  readonly hearAzureAlert: HearAzureAlert;
  /** Absent where Teams takes files: the address does not exist then. */
  readonly fileDesk?: FileDesk | undefined;
  readonly calendarDesk: CalendarDesk;
  /** Somebody who is not the channel has knocked. */
  readonly onRefusal: (why: string) => void;
}

export interface BotServer {
  /** Listens, and answers where. Fails with `PortInUseError`. */
  open(port: number, host: string): Promise<string>;
  /** Takes no more requests, and waits for those under way. */
  close(): Promise<void>;
}

/** The bot's HTTP front: `/api/messages` for Teams, `/files/…` for links to files, `/calendars/…` for calendar programs, `/azure-alerts/…` for Azure Monitor, `/healthz` (the process lives), `/readyz` (it can do its work). */
export function createServer(needs: ServerNeeds): BotServer {
  const server = restify.createServer({ name: 'Healthdesk' });
  server.use(plainJson);
  server.use(restify.plugins.bodyParser({ mapParams: false, maxBodySize: MOST_BODY_BYTES }));

  server.get('/healthz', async (_request: Request, response: Response) => {
    response.json(200, { status: 'ok' });
  });

  server.get('/readyz', async (_request: Request, response: Response) => {
    const missing = await needs.notReady();
    response.json(missing ? 503 : 200, missing ? { status: 'not ready', missing } : { status: 'ready' });
  });

  server.post('/api/messages', async (request: Request, response: Response) => {
    const activity = Envelope.safeParse(request.body);
    if (!activity.success) {
      response.json(400, {
        error: 'This is no activity: it needs a type, a conversation, a sender and a service address.',
      });
      return;
    }
    const { channelId, serviceUrl } = activity.data;
    if (channelId !== TEAMS) {
      response.json(403, { error: 'The bot talks with Microsoft Teams only.' });
      return;
    }
    if (!needs.mayReplyTo(serviceUrl)) {
      response.json(403, { error: 'This service address is not one that the bot answers to.' });
      return;
    }
    try {
      const authorization = request.headers.authorization ?? '';
      const answer = await needs.adapter.receive(authorization, activity.data as unknown as Activity, needs.turn);
      if (answer?.body === undefined) response.send(answer?.status ?? 200);
      else response.json(answer.status, answer.body);
    } catch (error) {
      if (error instanceof NotFromChannelError) {
        needs.onRefusal(error.message);
        response.header('WWW-Authenticate', 'Bearer');
        response.json(401, { error: 'This request is not proven to come from Microsoft Teams.' });
        return;
      }
      needs.onError(error);
      if (!response.headersSent) response.json(500, { error: 'The bot failed; its log says why.' });
    }
  });

  const { hearPartnerCenter } = needs;
  if (hearPartnerCenter) {
    server.post('/api/partner-center', async (request: Request, response: Response) => {
      const headers = request.headers as Record<string, string | undefined>;
      response.send(await hearPartnerCenter({ headers, body: String(request.rawBody ?? '') }));
    });
  }

  server.post('/azure-alerts/:secret', async (request: Request, response: Response) => {
    const { authorization = '' } = request.headers;
    const posted = { secret: String(request.params.secret), authorization, body: String(request.rawBody ?? '') };
    response.send(await needs.hearAzureAlert(posted));
  });

  const calendar = async (request: Request, response: Response) => {
    const ifNoneMatch = request.headers['if-none-match'];
    send(response, await needs.calendarDesk({ file: String(request.params.file), ifNoneMatch }));
  };
  server.get('/calendars/:file', calendar);
  server.head('/calendars/:file', calendar);

  const { fileDesk } = needs;
  if (fileDesk) {
    const reply = (answer: (token: string) => Promise<FileReply>) => async (request: Request, response: Response) => {
      try {
        send(response, await answer(String(request.params.token)));
      } catch (error) {
        needs.onError(error);
        response.send(500);
      }
    };
    server.get('/files/:token', reply(fileDesk.show));
    server.post('/files/:token', reply(fileDesk.hand));
  }

  return {
    open: (port, host) =>
      new Promise((resolve, reject) => {
        server.once('error', (cause: NodeJS.ErrnoException) =>
          reject(cause.code === 'EADDRINUSE' ? new PortInUseError(port, 'PORT', { cause }) : cause),
        );
        server.listen(port, host, () => {
          const { port: opened } = server.address() as AddressInfo;
          resolve(`http://${host}:${opened}`);
        });
      }),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.server.closeIdleConnections();
      }),
  };
}

function send(response: Response, { status, headers, body, onLost }: FileReply): void {
  response.once('close', () => {
    if (!response.writableFinished) onLost?.();
  });
  response.writeHead(status, headers);
  response.end(body);
}

/**
 * Takes JSON as it is, and nothing else: restify bounds a packed body only before it is unpacked, and ends the process on
 * one that cannot be; forms would be written to disk.
 */
function plainJson(request: Request, response: Response, next: Next): void {
  const { 'content-encoding': encoding = 'identity' } = request.headers;
  const isEmpty = request.headers['content-length'] === '0';
  if (
    request.method !== 'POST' ||
    isEmpty ||
    (request.contentType() === 'application/json' && encoding === 'identity')
  ) {
    next();
    return;
  }
  response.json(415, { error: 'This takes application/json, without a content-encoding.' });
  next(false);
}

/** What every activity has, whoever sends it; the framework checks the rest, and who sent it. */
const Envelope = z.looseObject({
  type: z.string().min(1),
  channelId: z.string().min(1),
  serviceUrl: z.url({ protocol: /^https?$/ }),
  conversation: z.looseObject({ id: z.string().min(1) }),
  from: z.looseObject({ id: z.string().min(1) }),
  recipient: z.looseObject({ id: z.string().min(1) }).optional(),
  text: z.string().nullish(),
  entities: z.array(z.looseObject({ type: z.string() })).nullish(),
  locale: z.string().nullish(),
  localTimezone: z.string().nullish(),
  replyToId: z.string().nullish(),
});
