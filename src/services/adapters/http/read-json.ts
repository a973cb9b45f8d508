import type { SourceError } from '../../../domain/source-error.ts';
import { garbled, noAnswer, refusal } from './failures.ts';
import { placeOf } from './get.ts';
import { retryAfterMs } from './patience.ts';
import type { Asking } from './tokens.ts';

export const LARGEST_BODY = 20 * 1024 * 1024;
const LARGEST_REFUSAL = 64 * 1024;

/**
 * The JSON of an answer, after at most `LARGEST_BODY` bytes; a byte order mark is fine. Fails with the kind that its
 * status stands for, or `garbled` when the body is too large, cut off or no JSON.
 */
export async function readJson(response: Response, asking: Asking, now: Date): Promise<unknown> {
  const where = placeOf(response.url);
  if (!response.ok) throw await refusalOf(response, asking, now);
  const { text, whole } = await readUpTo(LARGEST_BODY, response).catch((error: unknown) => {
    throw asking.signal.aborted ? noAnswer(asking, where, error) : garbled(asking, `cut off: ${where}`, error);
  });
  if (!whole) throw garbled(asking, `more than ${LARGEST_BODY} bytes: ${where}`);
  try {
    return JSON.parse(text);
  } catch {
    throw garbled(asking, `no JSON (${response.headers.get('content-type') ?? 'no content type'}): ${where}`);
  }
}

/** What an answer other than 2xx stands for. */
export async function refusalOf(response: Response, asking: Asking, now: Date): Promise<SourceError> {
  const where = placeOf(response.url);
  const { text } = await readUpTo(LARGEST_REFUSAL, response).catch(() => ({ text: '' }));
  if (asking.signal.aborted) return noAnswer(asking, where, asking.signal.reason);
  return refusal(asking, where, {
    status: response.status,
    body: text,
    retryAfterMs: retryAfterMs(response.headers, now),
  });
}

/** The text of a body, or the beginning of one that is larger; what is left is never fetched. */
export async function readUpTo(bytes: number, response: Response): Promise<{ text: string; whole: boolean }> {
  const decoder = new TextDecoder();
  let text = '';
  let read = 0;
  for await (const chunk of response.body ?? []) {
    read += chunk.byteLength;
    if (read > bytes) return { text, whole: false };
    text += decoder.decode(chunk, { stream: true });
  }
  return { text: text + decoder.decode(), whole: true };
}
