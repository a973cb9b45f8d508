import { type Config, SettingsError } from '../config.ts';
import type { Replies } from '../dialogs/draft-reply-dialog.ts';
import type { ReplyTemplates } from '../domain/reply.ts';
import { createReplyBook } from '../services/adapters/storage/reply-book.ts';
import { readReplyTemplates } from '../services/replies/reply-templates.ts';
import { textProblem } from '../words/own-text.ts';
import { isLanguage } from '../words/words.ts';
import type { Ground } from './ground.ts';

/** The partner's own texts for customers. Fails with `SettingsError`, which names the file, the place and what is wrong there. */
export function replyTemplatesOf(config: Pick<Config, 'REPLY_TEMPLATES' | 'replyTexts'>): ReplyTemplates {
  const read = readReplyTemplates(config.replyTexts ?? {}, { isLanguage, textProblem });
  if ('texts' in read) return read;
  throw new SettingsError(read.map((problem) => `REPLY_TEMPLATES: ${config.REPLY_TEMPLATES}: ${problem}`));
}

/** What it takes to write to customers. */
export const createReplies = ({ config, world, database }: Ground, templates: ReplyTemplates): Replies => ({
  book: createReplyBook(database.db),
  templates,
  defaultLocale: config.DEFAULT_LOCALE,
  clock: world.clock,
});
