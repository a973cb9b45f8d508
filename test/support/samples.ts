import { existsSync, readdirSync, readFileSync } from 'node:fs';

const ROOT = new URL('../../../shared/data/microsoft/', import.meta.url);

/** Payloads as Microsoft publishes them. They are not ours to keep here: read from the folder beside the repository. */
export const sample = (path: string): unknown => JSON.parse(sampleText(path));

export const sampleText = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');

export const sampleNames = (folder: string): readonly string[] => readdirSync(new URL(folder, ROOT)).sort();

/** A suite over the samples. Where they are absent it is skipped aloud, and in CI it fails. */
export function describeSamples(title: string, suite: () => void): void {
  if (existsSync(ROOT)) {
    describe(title, suite);
    return;
  }
  it(`${title}: the samples are not here`, function () {
    if (process.env.CI) throw new Error(`no samples at ${ROOT}: mount them before running the contract tests`);
    console.warn(`    skipped, no samples at ${ROOT}`);
    this.skip();
  });
}
