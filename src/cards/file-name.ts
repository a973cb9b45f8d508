import type { FileContent, FileRef } from '../domain/file.ts';
import type { Words } from '../words/words.ts';

const LONGEST = 120;
/** What SharePoint or a browser's file system would refuse in a name, and what could be taken for a way out of a folder. */
const UNFIT = /["*:<>?/\\|#%~\p{C}]+/gu;

/** What a file is called in the reader's language. */
export function fileName(file: FileRef, { extension }: Pick<FileContent, 'extension'>, words: Words): string {
  return `${nameOf(file, words).replace(UNFIT, '-').slice(0, LONGEST)}.${extension}`;
}

/** The same with the size, and what it is about. */
export function fileAbout(file: FileRef, words: Words): string {
  switch (file.kind) {
    case 'customer-history':
      return words.say('file.history.about', { tenant: file.tenantId });
    case 'post-incident-review':
      return words.say('file.review.about', { incident: file.incidentId });
    case 'affected-customers':
      return words.say('file.affected.about', { incident: file.incidentId });
    case 'service-requests':
      return words.say('file.requests.about');
  }
}

function nameOf(file: FileRef, words: Words): string {
  switch (file.kind) {
    case 'customer-history':
      return words.say('file.history.name', { tenant: file.tenantId });
    case 'post-incident-review':
      return words.say('file.review.name', { incident: file.incidentId });
    case 'affected-customers':
      return words.say('file.affected.name', { incident: file.incidentId });
    case 'service-requests':
      return words.say('file.requests.name', { of: file.incidentId ?? file.tenantId ?? '' }).trim();
  }
}
