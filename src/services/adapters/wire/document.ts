import type { FileContent } from '../../../domain/file.ts';

type Kind = Omit<FileContent, 'bytes'>;

const WORD: Kind = {
  extension: 'docx',
  contentType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};
const ZIP = 'PK\x03\x04';
/** How the others begin. */
const KINDS: readonly (readonly [beginning: string, kind: Kind])[] = [
  ['%PDF-', { extension: 'pdf', contentType: 'application/pdf' }],
  ['\xd0\xcf\x11\xe0', { extension: 'doc', contentType: 'application/msword' }],
  ['{\\rtf', { extension: 'rtf', contentType: 'application/rtf' }],
];

/**
 * Which kind of document the bytes are; how they begin goes before what their sender calls them. Nothing for an error
 * page, JSON, an empty body and whatever else is none: it would reach an agent's OneDrive as something to open.
 */
export function documentOf(bytes: Uint8Array, contentType: string): Kind | undefined {
  const beginning = latin1(bytes.subarray(0, 8));
  if (!beginning.startsWith(ZIP)) return KINDS.find(([begin]) => beginning.startsWith(begin))?.[1];
  // A Word document is a zip file with a part of this name in it.
  return contentType.startsWith(WORD.contentType) || latin1(bytes).includes('word/document.xml') ? WORD : undefined;
}

const latin1 = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes);
