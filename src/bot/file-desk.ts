import { failureWords } from '../cards/failures.ts';
import { fileAbout, fileName } from '../cards/file-name.ts';
import type { Reader } from '../domain/reader.ts';
import type { FileLinks } from '../services/files/file-links.ts';
import type { OpenedFile } from '../services/files/open-file.ts';
import { type Words, wordsFor } from '../words/words.ts';
import { attachment } from './content-disposition.ts';
import { type FilePage, filePage, PAGE_HEADERS } from './file-page.ts';

/** What a browser gets. */
export interface FileReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
  /** To be told when the reply did not go out whole. */
  readonly onLost?: () => void;
}

/** Files behind one-time links. */
export interface FileDesk {
  /** A page with a button: whatever looks at links before people do (previews, scanners) fetches this, and uses nothing up. */
  show(token: string): Promise<FileReply>;
  /** The file itself, once. */
  hand(token: string): Promise<FileReply>;
}

export interface FileDeskNeeds {
  readonly links: FileLinks;
  /** For links that nobody knows any more. */
  readonly reader: Reader;
  readonly onError: (error: unknown) => void;
}

const ALWAYS = {
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-Robots-Tag': 'noindex',
};

export function createFileDesk({ links, reader, onError }: FileDeskNeeds): FileDesk {
  const wordsIn = (locale: string): Words => wordsFor({ ...reader, locale });
  const gone = (): FileReply => {
    const words = wordsIn(reader.locale);
    return page(404, { heading: words.say('file.page.gone.what'), text: words.say('file.page.gone.remedy') }, words);
  };
  return {
    async show(token) {
      const link = await links.look(token);
      if (!link) return gone();
      const words = wordsIn(link.locale);
      const [text, button] = [words.say('file.page.ready'), words.say('file.page.download')];
      return page(200, { heading: fileAbout(link.file, words), text, button }, words);
    },
    async hand(token) {
      const redeemed = await links.redeem(token);
      if (!redeemed) return gone();
      const { link, opened, giveBack } = redeemed;
      const words = wordsIn(link.locale);
      if (opened.kind !== 'open') return page(opened.kind === 'failed' ? 503 : 403, whyNot(opened, words), words);
      const { content } = opened;
      return {
        status: 200,
        headers: {
          ...ALWAYS,
          'Content-Type': content.contentType,
          'Content-Length': String(content.bytes.length),
          'Content-Disposition': attachment(fileName(link.file, content, words)),
          'Content-Security-Policy': "default-src 'none'; sandbox",
        },
        body: content.bytes,
        onLost: () => void giveBack().catch(onError),
      };
    },
  };
}

const page = (status: number, about: FilePage, words: Words): FileReply => ({
  status,
  headers: { ...ALWAYS, ...PAGE_HEADERS },
  body: filePage(about, words),
});

/** Says as little as can be: the browser proves nothing of who looks. */
function whyNot(opened: Exclude<OpenedFile, { kind: 'open' }>, words: Words): FilePage {
  if (opened.kind !== 'failed')
    return { heading: words.say('file.page.gone.what'), text: words.say('file.page.no-longer-yours') };
  const { what, remedy } = failureWords(opened.failure, words);
  return { heading: what, text: remedy };
}
