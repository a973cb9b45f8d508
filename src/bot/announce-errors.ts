import { z } from 'zod';
import { AnnounceError, type AnnounceFailure } from '../services/outage-ports.ts';

/** Source: "Status codes from bot conversational APIs" of Teams' documentation. */
const Refusal = z.object({ error: z.object({ code: z.string(), message: z.string().optional() }) });

/** What an answer of the connector other than 2xx means; `method` is what was asked for. */
export async function announceErrorOf(answer: Response, method: 'POST' | 'PUT', now: Date): Promise<AnnounceError> {
  const said = Refusal.safeParse(await answer.json().catch(() => undefined)).data?.error;
  const text = `${answer.status} ${said?.code ?? ''}`.trim();
  return new AnnounceError(kindOf(answer.status, said?.code, method), text, retryAfterMs(answer.headers, now));
}

function kindOf(status: number, code: string | undefined, method: 'POST' | 'PUT'): AnnounceFailure {
  if (status === 413) return 'too-large';
  // `ConversationNotFound`: the conversation itself is no more.
  if (status === 404) return code === 'ConversationNotFound' ? 'removed' : 'gone';
  if (status !== 403) return 'later';
  // The wrong address for a government cloud; nobody was removed.
  if (code === 'InvalidBotApiHost') return 'later';
  // A message that is not the bot's cannot be edited, by a bot that is there.
  return method === 'PUT' && code === 'NotEnoughPermissions' ? 'gone' : 'removed';
}

/** Seconds, or an HTTP date. */
function retryAfterMs(headers: Headers, now: Date): number | undefined {
  const wire = headers.get('retry-after');
  if (!wire) return undefined;
  const ms = Number.isNaN(Number(wire)) ? Date.parse(wire) - now.getTime() : Number(wire) * 1000;
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
