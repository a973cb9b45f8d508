import { z } from 'zod';
import { SourceError } from '../../../domain/source-error.ts';
import type { Uploads } from '../../ports.ts';
import { garbled, noAnswer } from '../http/failures.ts';
import { placeOf } from '../http/get.ts';
import { parse } from '../http/parse.ts';
import { type Patience, retryAfterMs, waitBeforeNextTry } from '../http/patience.ts';
import { readJson, refusalOf } from '../http/read-json.ts';
import type { Asking } from '../http/tokens.ts';

export interface UploadSettings extends Pick<Patience, 'now' | 'random' | 'sleep'> {
  /** Such as `.sharepoint.com`, for any name under it, or a whole host with its port. */
  readonly hosts: readonly string[];
}

/** Each part but the last is a multiple of 320 KiB; the service advises 5 to 10 MiB. */
const PART_BYTES = 16 * 320 * 1024;
/** Parts that brought us no further. */
const MOST_TRIES = 4;
const PASSING = [408, 416, 429, 500, 502, 503, 504];
const LONGEST_WAIT_MS = 10_000;

/** The server says what it still wants, as `from-to` or `from-`. */
const Session = z
  .object({ nextExpectedRanges: z.array(z.string().regex(/^\d+-/)).min(1) })
  .transform(({ nextExpectedRanges: [next] }) => Number.parseInt(next ?? '0', 10));

/**
 * Sends a file to an upload session of SharePoint's, part by part with `Content-Range`, and goes on where the server stands
 * after trouble on the way. No token: the address itself is the key, and a token beside it makes the service refuse.
 * Source: Graph's `createUploadSession`.
 */
export function createUploads({ hosts, now, random, sleep }: UploadSettings): Uploads {
  const patience: Patience = { now, random, sleep, limitMs: LONGEST_WAIT_MS };
  const takes = (url: string): boolean => {
    const { protocol, host = '', username } = URL.parse(url) ?? {};
    const isKnown = hosts.some((known) => (known.startsWith('.') ? host.endsWith(known) : host === known));
    return protocol === 'https:' && username === '' && isKnown;
  };

  return {
    takes,
    async put({ bytes }, uploadUrl, signal) {
      const asking: Asking = { source: 'onedrive', signal };
      const where = placeOf(uploadUrl);
      if (!takes(uploadUrl)) throw garbled(asking, `no place for files: ${where}`);
      /** Nothing when there was no connection. */
      const send = (options: RequestInit): Promise<Response | undefined> =>
        fetch(uploadUrl, { ...options, signal, redirect: 'manual' }).catch((error: unknown) => {
          if (signal.aborted) throw noAnswer(asking, where, error);
          return undefined;
        });
      /** Where to go on; nothing while that cannot be told. */
      const nextOf = async (answer: Response | undefined): Promise<number | undefined> => {
        if (answer?.ok) return parse(Session, await readJson(answer, asking, now()), asking, 'upload session');
        if (answer && !PASSING.includes(answer.status)) throw await refusalOf(answer, asking, now());
        await answer?.body?.cancel();
        return undefined;
      };

      let at = 0;
      for (let tries = 1; tries <= MOST_TRIES; ) {
        const answer = await send(partOf(bytes, at));
        if (answer?.status === 200 || answer?.status === 201) return void (await answer.body?.cancel());
        const next = await nextOf(answer);
        if (next !== undefined && next > at && next < bytes.length) {
          at = next;
          continue;
        }
        const wait = waitBeforeNextTry(tries, answer && retryAfterMs(answer.headers, now()), patience);
        if (wait > LONGEST_WAIT_MS) break;
        await sleep(wait, signal);
        at = Math.min((await nextOf(await send({ method: 'GET' }))) ?? at, bytes.length - 1);
        tries += 1;
      }
      throw new SourceError('unreachable', 'onedrive', `gave up at byte ${at} of ${bytes.length}: ${where}`);
    },
  };
}

function partOf(bytes: Uint8Array<ArrayBuffer>, at: number): RequestInit {
  const end = Math.min(at + PART_BYTES, bytes.length);
  const range = `bytes ${at}-${end - 1}/${bytes.length}`;
  return { method: 'PUT', headers: { 'content-range': range }, body: bytes.subarray(at, end) };
}
