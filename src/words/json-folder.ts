import { readdirSync, readFileSync } from 'node:fs';

const ENDING = '.json';

/** Every JSON file of a folder, by its name without ending, in the order of names: what is put there is taken up. */
export function jsonFolder<Content>(folder: URL): ReadonlyMap<string, Content> {
  const names = readdirSync(folder).filter((name) => name.endsWith(ENDING));
  return new Map(
    names
      .toSorted()
      .map((name) => [name.slice(0, -ENDING.length), JSON.parse(readFileSync(new URL(name, folder), 'utf8'))]),
  );
}
