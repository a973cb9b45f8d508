import { Agent, request } from 'node:http';
import { PARTNER_TENANT_ID } from '../../test/support/sandbox-calls.ts';
import { STAFF } from '../../test/support/staff.ts';
import { bodyOf, type Connector } from './connector.ts';

type Json = Record<string, any>;

/** What an agent does, as Teams would write it into an activity. */
export type Act = Readonly<Json>;

export const typing = (text: string): Act => ({ type: 'message', text });

/** A click on the card of an earlier message. */
export const clicking = (action: Json): Act => ({
  type: 'invoke',
  name: 'adaptiveCard/action',
  value: { action, trigger: 'manual' },
  replyToId: 'earlier',
});

export interface Turn {
  /** What the bot answered to the request itself: a card for a click, nothing for words. */
  readonly answer: Buffer;
  /** What it sent, or edited, through the connector. */
  readonly message: Buffer;
  readonly ms: number;
}

export interface Agents {
  /** One turn of an agent that the bot has never met. Over when its request is answered and its message is there. */
  turn(botUrl: string, act: Act): Promise<Turn>;
  /** Lets go of all connections: a bot may close one just when it is used again after a pause. */
  hangUp(): void;
}

/** Helpdesk agents in personal chat, each in a conversation of their own. */
export function createAgents(connector: Connector): Agents {
  const agent = new Agent({ keepAlive: true });
  let met = 0;
  return {
    async turn(botUrl, act) {
      met += 1;
      const conversationId = `a:personal-${met}`;
      const activity = JSON.stringify({
        ...act,
        id: `activity-${met}`,
        channelId: 'msteams',
        serviceUrl: connector.url,
        from: { id: `29:agent-${met}`, name: 'Kim Minji', aadObjectId: STAFF.helpdesk },
        recipient: { id: '28:healthdesk', name: 'Healthdesk' },
        conversation: { id: conversationId, conversationType: 'personal', tenantId: PARTNER_TENANT_ID },
        channelData: { tenant: { id: PARTNER_TENANT_ID } },
        locale: 'en-GB',
        localTimezone: 'Asia/Seoul',
      });
      const began = performance.now();
      const [message, answer] = await Promise.all([connector.next(conversationId), post(agent, botUrl, activity)]);
      return { answer, message, ms: performance.now() - began };
    },
    hangUp: () => agent.destroy(),
  };
}

const PATIENCE_MS = 30_000;

/** Fails for any answer but 200: a figure about refusals would be no figure. */
async function post(agent: Agent, botUrl: string, activity: string): Promise<Buffer> {
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(activity) };
  return new Promise((resolve, reject) => {
    const asked = request(
      `${botUrl}/api/messages`,
      { agent, method: 'POST', headers, timeout: PATIENCE_MS },
      (response) => {
        bodyOf(response).then((body) => {
          if (response.statusCode === 200) resolve(body);
          else reject(new Error(`${botUrl} answered ${response.statusCode}: ${body}`));
        }, reject);
      },
    );
    asked.on('timeout', () => asked.destroy(new Error(`${botUrl} gave no answer in time`)));
    asked.on('error', reject);
    asked.end(activity);
  });
}
