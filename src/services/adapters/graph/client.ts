import {
  AuthenticationHandler,
  Client,
  GraphClientError,
  type Middleware,
  ResponseType,
} from '@microsoft/microsoft-graph-client';
import type { Http } from '../http/http.ts';
import type { Asking, Tokens } from '../http/tokens.ts';

export interface GraphSettings {
  /** Such as `https://graph.microsoft.com`; https, without a path. */
  readonly baseUrl: string;
  readonly tokens: Tokens;
  /** The audience, such as `https://graph.microsoft.com/.default`. */
  readonly scope: string;
  readonly http: Http;
}

export interface GraphQuestion {
  /** A path under the version (`/admin/…`), or a whole link out of an answer. */
  readonly path: string;
  /** The tenant whose token is sent, and whose data Graph therefore answers with. */
  readonly tenantId: string;
  readonly filter?: string;
  readonly prefer?: string;
  /** JSON unless said otherwise. */
  readonly accept?: string;
  /** Sent by POST, as JSON: for actions that only ask, such as `checkMemberGroups`. */
  readonly body?: object;
}

export type AskGraph = (question: GraphQuestion, asking: Asking) => Promise<Response>;

/**
 * Asks Microsoft's Graph client. It builds addresses and gives tokens to Graph's hosts alone; its chain ends in the GET
 * that all clients share, so there is one retry policy. Answers with any status, to be read with `http.json`.
 */
export function createAskGraph({ baseUrl, tokens, scope, http }: GraphSettings): AskGraph {
  const customHosts = new Set([new URL(baseUrl).hostname]);
  return async ({ path, tenantId, filter, prefer, accept = 'application/json', body }, asking) => {
    const authenticate = new AuthenticationHandler({
      getAccessToken: () => tokens.for(tenantId, scope, asking).catch(carry),
    });
    const transport: Middleware = {
      execute: async (context) => {
        const sent = context.options as { headers: Record<string, string>; body?: string };
        context.response = await http
          .get(context.request as string, sent.headers, { ...asking, tenantId }, sent.body)
          .catch(carry);
      },
    };
    const client = Client.initWithMiddleware({ baseUrl, customHosts, middleware: [authenticate, transport] });
    const request = client.api(path).responseType(ResponseType.RAW).header('Accept', accept);
    if (filter !== undefined) request.filter(filter);
    if (prefer !== undefined) request.header('Prefer', prefer);
    return (await (body ? request.post(body) : request.get()).catch(unpack)) as Response;
  };
}

/** The client rebuilds every error of its chain except its own kind; so ours travel inside one. */
function carry(error: unknown): never {
  throw Object.assign(new GraphClientError(), { customError: error });
}

function unpack(error: unknown): never {
  throw error instanceof GraphClientError ? (error.customError ?? error) : error;
}
