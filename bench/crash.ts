/**
 * What a bot loses and repeats that is killed (`kill -9` of a real process) again and again while it tells a channel of
 * incidents: at every moment of every call, between look and note, and at random. `RUNS` kills (1,000 unless told) on each
 * store, or on the one that `STORE` names (`postgres` or `embedded`). Prints a line now and then, and the sum of each store;
 * ends with 1 where anything is lost, stuck, not healed, or repeated more often than a kill explains.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { embeddedHome, type Home, serverHome } from '../test/support/killed/home.ts';
import { flawsOf, killOften } from '../test/support/killed/kill-often.ts';
import { postgresBinaries, startPostgres } from '../test/support/postgres.ts';
import { startSandbox } from '../test/support/sandbox.ts';

const { RUNS = '1000', STORE } = process.env;
const REPORT_EVERY = 30;

const dataDir = mkdtempSync(join(tmpdir(), 'healthdesk-bench-'));
process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
// What was started ends with this process, whichever way that ends.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const OPEN: Readonly<Record<Home['name'], () => Promise<Home>>> = {
  embedded: async () => embeddedHome(join(dataDir, 'data')),
  async postgres() {
    const binaries = postgresBinaries();
    if (!binaries) throw new Error('No PostgreSQL on this machine: STORE=embedded needs none.');
    const server = await startPostgres(binaries);
    const home = await serverHome(server.url);
    return { ...home, close: () => home.close().then(server.stop) };
  },
};

/** Answers whether nothing was lost. */
async function killOn(open: () => Promise<Home>): Promise<boolean> {
  const home = await open();
  const sandbox = await startSandbox({ customers: 1 });
  const begunAt = performance.now();
  const took = (kills: number) => {
    const seconds = (performance.now() - begunAt) / 1000;
    return `${kills} kills in ${Math.round(seconds)} s (${(seconds / kills).toFixed(1)} s each)`;
  };
  let told = 0;
  const judgement = await killOften(home, sandbox, {
    kills: Number(RUNS),
    random: Math.random,
    onTold: (kills, lost) => {
      if (kills < told + REPORT_EVERY) return;
      told = kills;
      console.log(`${home.name}: ${took(kills)}, ${lost.length} lost so far`);
    },
  });
  await sandbox.stop();
  await home.close();
  const { kills, lost, repeatedCards, unhealed, repeatedReplies, tooMuch, stuck } = judgement;
  console.log(
    `${home.name}: ${took(kills)}: ${lost.length} lost, ${repeatedCards} cards repeated ` +
      `(${repeatedCards - unhealed.length} healed by a click), ${repeatedReplies} replies repeated, ` +
      `${tooMuch.length} repeated too often, ${stuck.length} stuck`,
  );
  for (const flaw of flawsOf(judgement)) console.log(flaw);
  return flawsOf(judgement).length === 0;
}

const stores = Object.entries(OPEN).filter(([name]) => STORE === undefined || name === STORE);
if (stores.length === 0) throw new Error('STORE: embedded or postgres, or nothing for both.');
const ends: boolean[] = [];
for (const [, open] of stores) ends.push(await killOn(open));
process.exit(ends.every(Boolean) ? 0 : 1);
