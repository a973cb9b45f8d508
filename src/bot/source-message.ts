import { z } from 'zod';
import type { SourceMessage } from '../domain/request-draft.ts';

/** Turns HTML into text to read. */
export type Readable = (wire: string, kind: 'html' | 'text') => string;

/** Longer ones are cut: the form has room for so much beside what Microsoft says. */
const MOST_TEXT = 2000;
const MOST_AUTHOR = 200;

const Named = z.looseObject({ displayName: z.string().nullish() }).nullish();

/** Source: `messagePayload` in Teams' "Initial invoke request from a message". A bot or a webhook writes as an application. */
const Payload = z.looseObject({
  body: z.looseObject({ contentType: z.string().nullish(), content: z.string().nullish() }).nullish(),
  from: z.looseObject({ user: Named, application: Named }).nullish(),
  linkToMessage: z
    .url({ protocol: /^https$/ })
    .max(1000)
    .nullish()
    .catch(undefined),
});

/** The message that a message extension was opened on; nothing where there is none. */
export function readSourceMessage(payload: unknown, readable: Readable): SourceMessage | undefined {
  const { data } = Payload.safeParse(payload);
  if (!data) return undefined;
  const { body, from, linkToMessage } = data;
  const text = readable(body?.content ?? '', body?.contentType === 'text' ? 'text' : 'html');
  const author = from?.user?.displayName ?? from?.application?.displayName ?? '';
  return {
    text: text.length > MOST_TEXT ? `${text.slice(0, MOST_TEXT - 1)}…` : text,
    author: author.slice(0, MOST_AUTHOR),
    ...(linkToMessage && { link: linkToMessage }),
  };
}
