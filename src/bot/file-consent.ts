import { z } from 'zod';
import { type CardAction, readAction } from '../cards/actions.ts';
import type { UploadPlace } from '../cards/teams-file-cards.ts';

/** Source: "Send and receive files using a bot" of Teams' documentation. */
const FileConsent = z.object({
  action: z.enum(['accept', 'decline']),
  context: z.unknown(),
  uploadInfo: z
    .object({
      uploadUrl: z.url().max(4000),
      contentUrl: z.url().max(4000),
      name: z.string().max(400),
      uniqueId: z.string().max(200),
      fileType: z.string().max(40),
    })
    .nullish(),
});

export interface FileAnswer {
  readonly button: CardAction;
  /** Present when the file may be put there. */
  readonly upload?: UploadPlace;
}

/** Somebody's answer to Teams' question about a file; nothing when it is about none of ours. */
export function readFileConsent(value: unknown): FileAnswer | undefined {
  const read = FileConsent.safeParse(value).data;
  const button = readAction(read?.context);
  if (!read || button?.do !== `${read.action}-file`) return undefined;
  return read.action === 'accept' && read.uploadInfo ? { button, upload: read.uploadInfo } : { button };
}
