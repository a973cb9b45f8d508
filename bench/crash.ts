/**
 * What a bot loses and repeats that is killed (`kill -9` of a real process) again and again while it tells a channel of
 * incidents: at every moment of every call, between look and note, and at random. `RUNS` kills in all (1,000 unless told),
 * on `STORE` (`postgres` or `embedded`). Prints a line each hundred kills, and the sum; fails where anything is lost.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { embeddedHome, serverHome } from '../test/support/killed/home.ts';
import { judge } from '../test/support/killed/judge.ts';
import { openKilling } from '../test/support/killed/killing.ts';
import { postgresBinaries, startPostgres } from '../test/support/postgres.ts';
import { startSandbox } from '../test/support/sandbox.ts';

const { RUNS = '1000', STORE = 'postgres' } = process.env;
const KILLS_EACH = 3;
const REPORT_EVERY = 99;

const dataDir = mkdtempSync(join(tmpdir(), 'healthdesk-bench-'));
process.once('exit', () => rmSync(dataDir, { recursive: true, force: true }));
// What was started ends with this process, whichever way that ends.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const binaries = STORE === 'postgres' ? postgresBinaries() : undefined;
if (STORE === 'postgres' && !binaries) throw new Error('No PostgreSQL on this machine: STORE=embedded needs none.');
const postgres = binaries ? await startPostgres(binaries) : undefined;
const home = postgres ? await serverHome(postgres.url) : embeddedHome(join(dataDir, 'data'));
const sandbox = await startSandbox({ customers: 1 });
const killing = await openKilling(home, sandbox, Math.random);
const begunAt = Date.now();
for (let kills = 0; kills < Number(RUNS); kills += KILLS_EACH) {
  await killing.tellOne();
  if ((kills + KILLS_EACH) % REPORT_EVERY === 0)
    console.log(`${kills + KILLS_EACH} kills, lost so far: ${killing.lost.length}`);
}
const judgement = await judge(killing, home);
console.log(
  JSON.stringify({ store: home.name, seconds: Math.round((Date.now() - begunAt) / 1000), ...judgement }, null, 2),
);
await killing.lives.close();
await home.close();
await sandbox.stop();
await postgres?.stop();
const { lost, unhealed, tooMuch, stuck } = judgement;
process.exit([lost, unhealed, tooMuch, stuck].every((list) => list.length === 0) ? 0 : 1);
