import type { FileContent, FileRef } from '../domain/file.ts';
import type { Words } from '../words/words.ts';
import type { CardAction } from './actions.ts';
import type { Card } from './card.ts';
import { fileAbout, fileName } from './file-name.ts';

/** A card that Teams draws itself, and knows by its content type. */
export interface TeamsCard extends Card {
  readonly contentType: string;
  readonly name: string;
  readonly contentUrl?: string;
}

/** Where Teams lets one file be put, as it says when somebody has allowed it. */
export interface UploadPlace {
  readonly uploadUrl: string;
  /** The file as its owner opens it. */
  readonly contentUrl: string;
  readonly name: string;
  readonly uniqueId: string;
  readonly fileType: string;
}

export interface FileConsentNeeds {
  readonly file: FileRef;
  readonly content: FileContent;
  /** One for each time that a file is offered. */
  readonly offer: string;
  readonly words: Words;
}

/** Whether the file may be saved to the reader's OneDrive. Teams gives the context back with the answer: ids alone. */
export function fileConsentCard({ file, content, offer, words }: FileConsentNeeds): TeamsCard {
  const name = fileName(file, content, words);
  const context = (answer: 'accept-file' | 'decline-file') => ({ do: answer, file, offer }) satisfies CardAction;
  return {
    contentType: 'application/vnd.microsoft.teams.card.file.consent',
    name,
    summary: name,
    content: {
      description: words.say('file.consent.description', { about: fileAbout(file, words) }),
      sizeInBytes: content.bytes.length,
      acceptContext: context('accept-file'),
      declineContext: context('decline-file'),
    },
  };
}

/** The file, where it lies now. */
export const fileInfoCard = ({ name, contentUrl, uniqueId, fileType }: UploadPlace): TeamsCard => ({
  contentType: 'application/vnd.microsoft.teams.card.file.info',
  contentUrl,
  name,
  summary: name,
  content: { uniqueId, fileType },
});
