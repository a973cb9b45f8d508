import { createWriteStream } from 'node:fs';
import { rename } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { ExportPiece } from '../../src/services/audit/export-trail.ts';

/**
 * Writes an export as fast as the disk, or whoever reads what is printed, takes it. The file has its name once it is whole: until
 * then, and where that fails, it is called `.part`. Answers how many rows.
 */
export async function writePieces(pieces: AsyncIterable<ExportPiece>, path: string | undefined): Promise<number> {
  let count = 0;
  async function* texts() {
    for await (const { text, rows } of pieces) {
      count += rows;
      yield text;
    }
  }
  if (path === undefined) await pipeline(texts, process.stdout, { end: false });
  else {
    await pipeline(texts, createWriteStream(`${path}.part`));
    await rename(`${path}.part`, path);
  }
  return count;
}
