import { type Admit, createGet, type Get } from './get.ts';
import type { Patience } from './patience.ts';
import { readBytes } from './read-bytes.ts';
import { readJson } from './read-json.ts';
import { createSend, type Send } from './send.ts';
import type { Asking } from './tokens.ts';

/** What every client asks through: one retry policy, one bound on bodies, one reading of statuses. */
export interface Http {
  /** Answers with whatever status came in the end. */
  readonly get: Get;
  readonly send: Send;
  /** The JSON of a good answer; of any other, the `SourceError` that it stands for. */
  json(answer: Response, asking: Asking): Promise<unknown>;
  /** The same for an answer that is a file. */
  bytes(answer: Response, asking: Asking): Promise<Uint8Array<ArrayBuffer>>;
}

export const createHttp = (patience: Patience, admit: Admit = () => {}): Http => ({
  get: createGet(patience, admit),
  send: createSend(admit),
  json: (answer, asking) => readJson(answer, asking, patience.now()),
  bytes: (answer, asking) => readBytes(answer, asking, patience.now()),
});
