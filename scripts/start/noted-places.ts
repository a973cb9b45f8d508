import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Places, places } from './places.ts';

const NAME = 'places.json';

/** Notes where `npm start` runs, for those who look for it without its settings. Stays when it has ended. */
export async function notePlaces(here: Places): Promise<void> {
  await mkdir(here.runDir, { recursive: true });
  await writeFile(join(here.runDir, NAME), JSON.stringify(here));
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where `npm start` may run: where this shell's settings would put it, then, unless they name a port, wherever it was last
 * started from this directory. Its data is where it was started with.
 */
export async function placesToTry(shell: Environment): Promise<readonly Places[]> {
  const usual = places(shell);
  const noted = await notedBeside(usual);
  const there = noted.find(({ runDir }) => runDir === usual.runDir);
  const own = there ? { ...usual, dataDir: shell.DATA_DIR ? usual.dataDir : there.dataDir } : usual;
  const isNamed = Boolean(shell.PORT || shell.SANDBOX_PORT);
  return [own, ...(isNamed ? [] : noted.filter((one) => one !== there))];
}

async function notedBeside({ runDir }: Places): Promise<readonly Places[]> {
  const folder = dirname(runDir);
  const names = await readdir(folder).catch(() => []);
  const read = names.map(async (name): Promise<readonly Places[]> => {
    try {
      return [JSON.parse(await readFile(join(folder, name, NAME), 'utf8')) as Places];
    } catch {
      // Of a start before places were noted, or half written.
      return [];
    }
  });
  return (await Promise.all(read)).flat();
}
