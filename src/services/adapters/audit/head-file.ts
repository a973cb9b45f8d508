import { appendFile, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { SignedHead } from '../../../domain/audit.ts';
import type { HeadKeeper, HeadReader } from '../../audit-ports.ts';
import { headIn } from './head-line.ts';

const NAME = 'heads.jsonl';

/** Heads as lines of one file, which is only ever added to. */
export function createHeadFile(directory: string): HeadKeeper & HeadReader {
  const path = join(directory, NAME);
  return {
    place: path,
    async keep(head) {
      await mkdir(directory, { recursive: true });
      await appendFile(path, `${JSON.stringify(head)}\n`);
    },
    heads: () => headsIn(path),
  };
}

/** Such a file, or one that a receiver has made of what it was sent. None where there is no file. */
export async function headsIn(path: string): Promise<readonly SignedHead[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, at) => headIn(line) ?? fail(`${path}: line ${at + 1} is no head of the chain`));
}

function fail(why: string): never {
  throw new Error(why);
}
