import type { FileContent, FileRef } from '../domain/file.ts';
import type { Words } from '../words/words.ts';

const LONGEST = 120;
/** What SharePoint or a browser's file system would refuse in a name, and what could be taken for a way out of a folder. */
const UNFIT = /["*:<>?/\\|#%~\p{C}]+/gu;

/** What a file is called in the reader's language. */
export function fileName(file: FileRef, { extension }: Pick<FileContent, 'extension'>, words: Words): string {
  const name =
    file.kind === 'customer-history'
      ? words.say('file.history.name', { tenant: file.tenantId })
      : words.say('file.review.name', { incident: file.incidentId });
  return `${name.replace(UNFIT, '-').slice(0, LONGEST)}.${extension}`;
}

/** The same with the size, and what it is about. */
export const fileAbout = (file: FileRef, words: Words): string =>
  file.kind === 'customer-history'
    ? words.say('file.history.about', { tenant: file.tenantId })
    : words.say('file.review.about', { incident: file.incidentId });
