import { garbled, noAnswer } from './failures.ts';
import { placeOf } from './get.ts';
import { LARGEST_BODY, refusalOf } from './read-json.ts';
import type { Asking } from './tokens.ts';

/**
 * The bytes of a good answer, at most `LARGEST_BODY`. Fails with the kind that its status stands for, or `garbled` when
 * the body is too large or cut off.
 */
export async function readBytes(response: Response, asking: Asking, now: Date): Promise<Uint8Array<ArrayBuffer>> {
  if (!response.ok) throw await refusalOf(response, asking, now);
  const where = placeOf(response.url);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > LARGEST_BODY) break;
      chunks.push(chunk);
    }
  } catch (error) {
    throw asking.signal.aborted ? noAnswer(asking, where, error) : garbled(asking, `cut off: ${where}`, error);
  }
  if (size > LARGEST_BODY) throw garbled(asking, `more than ${LARGEST_BODY} bytes: ${where}`);
  return joined(chunks, size);
}

function joined(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}
