/**
 * How fast turns are answered: ours beside a bare botbuilder bot that sends the same finished cards (the yardstick) and a
 * bare echo, in one run, over real HTTP. Rounds go from bot to bot in turn, so that a busy machine slows all alike.
 * Every turn is of a person not met before, so that none is spared its writing. `--quick` only shows that it runs. Prints figures, judges nothing.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { postgresBinaries, startPostgres } from '../test/support/postgres.ts';
import { startSandbox } from '../test/support/sandbox.ts';
import { createAgents } from './turns/agents.ts';
import { type Bot, startBot } from './turns/bots.ts';
import { askCold } from './turns/cold.ts';
import { startConnector } from './turns/connector.ts';
import type { Figures } from './turns/figures.ts';
import { askUntilAnswered, QUESTION, startHealthdesk } from './turns/healthdesk.ts';
import { report } from './turns/report.ts';
import { playRound } from './turns/rounds.ts';

const QUICK = process.argv.includes('--quick');
const ROUNDS = QUICK ? 1 : 5;
const ROUND_MS = QUICK ? 1000 : 2000;
/** After some 3,000 turns the compiler has done its work, and a turn takes half of what it took; a busy machine gets less. */
const WARM_UP = QUICK ? { answers: 200, ms: 1500 } : { answers: 3000, ms: 12_000 };
const AT_ONCE = 32;
const MOST_COLD = QUICK ? 8 : 40;
const CACHE_MS = 600_000;
const GIVE_UP_MS = 600_000;

const home = mkdtempSync(join(tmpdir(), 'healthdesk-bench-'));
process.once('exit', () => rmSync(home, { recursive: true, force: true }));
const load = (): number => loadavg()[0] ?? 0;
const loadBefore = load();
// What was started ends with this process, whichever way that ends.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
setTimeout(() => {
  console.error('An answer never came: given up.');
  process.exit(1);
}, GIVE_UP_MS).unref();

const sandbox = await startSandbox();
await sandbox.setThrottling(false);
const binaries = postgresBinaries();
const postgres = binaries ? await startPostgres(binaries, []) : undefined;
if (!postgres) console.warn('No PostgreSQL on this machine: its rows are left out.');
const onServer = postgres && { databaseUrl: postgres.url };
const connector = await startConnector();
const agents = createAgents(connector);

const embedded = await startHealthdesk({ sandbox, cacheMs: CACHE_MS });
const { cards, click } = await askUntilAnswered(agents, embedded);
const cardsFile = join(home, 'cards.json');
writeFileSync(cardsFile, JSON.stringify(cards));

const bots: Record<string, Bot> = {
  echo: await startBot(['bench/turns/bare-bot.ts']),
  yardstick: await startBot(['bench/turns/bare-bot.ts'], { CARDS_FILE: cardsFile }),
  ...(onServer ? { postgres: await startHealthdesk({ sandbox, cacheMs: CACHE_MS, ...onServer }) } : {}),
  embedded,
};
if (bots.postgres) await askUntilAnswered(agents, bots.postgres);

const half = (card: object): number => JSON.stringify(card).length / 2;
const cells = Object.entries(bots).flatMap(([name, bot]) => {
  const typed = { name, bot, kind: 'typed', act: QUESTION, leastBytes: name === 'echo' ? 0 : half(cards.typed) };
  const clicked = { name, bot, kind: 'click', act: click, leastBytes: half(cards.clicked) };
  return (name === 'echo' ? [typed] : [typed, clicked]).map((cell) => ({ ...cell, rounds: [] as Figures[] }));
});
for (const cell of cells) await playRound(agents, { ...cell, atOnce: AT_ONCE, ...WARM_UP });
for (let round = 0; round < ROUNDS; round += 1) {
  for (const cell of cells) {
    cell.rounds.push(await playRound(agents, { ...cell, atOnce: AT_ONCE, ms: ROUND_MS }));
  }
}
const memory = Object.fromEntries(
  Object.entries(bots).map(([name, bot]) => [name, { startMb: bot.startMb, peakMb: bot.peakMb() }]),
);
await Promise.all(Object.values(bots).map((bot) => bot.stop()));

const coldBot = await startHealthdesk({ sandbox, cacheMs: 1, ...onServer });
await askUntilAnswered(agents, coldBot);
const cold = await askCold(agents, coldBot, sandbox, MOST_COLD);
await coldBot.stop();

agents.hangUp();
connector.close();
await sandbox.stop();
await postgres?.stop();
console.log(
  report({
    about: { rounds: ROUNDS, roundMs: ROUND_MS, atOnce: AT_ONCE, cores: cpus().length, loadBefore, loadAfter: load() },
    cells,
    memory,
    cold,
  }),
);
