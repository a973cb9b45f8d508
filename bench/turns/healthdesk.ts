import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { localBotAt } from '../../test/support/local-bot.ts';
import type { Sandbox } from '../../test/support/sandbox.ts';
import { actionOn, cardIn } from '../../test/support/teams/card-reading.ts';
import { type Act, type Agents, clicking, typing } from './agents.ts';
import type { FinishedCards } from './bare-bot.ts';
import { type Bot, startBot } from './bots.ts';

export interface Where {
  readonly sandbox: Sandbox;
  /** Absent for the embedded database. */
  readonly databaseUrl?: string;
  readonly cacheMs: number;
}

/** The product as `npm start` joins it to the sandbox, its log (level info, as by default) written to nowhere. */
export async function startHealthdesk({ sandbox, databaseUrl, cacheMs }: Where): Promise<Bot> {
  const home = mkdtempSync(join(tmpdir(), 'healthdesk-bench-'));
  const clear = () => rmSync(home, { recursive: true, force: true });
  process.once('exit', clear);
  const caFile = join(home, 'sandbox-ca.pem');
  writeFileSync(caFile, sandbox.ca);
  const bot = await startBot(['src/index.ts'], {
    ...localBotAt(sandbox.url),
    NODE_EXTRA_CA_CERTS: caFile,
    CACHE_MS: String(cacheMs),
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : { DATA_DIR: join(home, 'data') }),
  });
  return {
    ...bot,
    async stop() {
      await bot.stop();
      clear();
    },
  };
}

export const QUESTION = typing('check health for Contoso');
const SERVICE = 'Exchange Online';
const ANSWERED_WITHIN_MS = 30_000;

/**
 * Healthdesk's own answers to the question, and to a click on a service in trouble. Who may see what is read in the
 * background when it has started; until then an agent sees nothing.
 */
export async function askUntilAnswered(
  agents: Agents,
  bot: Bot,
): Promise<{ readonly cards: FinishedCards; readonly click: Act }> {
  const signal = AbortSignal.timeout(ANSWERED_WITHIN_MS);
  const ask = async () => cardIn(JSON.parse(String((await agents.turn(bot.url, QUESTION)).message)));
  let typed = await ask();
  while (!JSON.stringify(typed).includes(SERVICE)) {
    await sleep(100, undefined, { signal });
    typed = await ask();
  }
  const click = clicking(actionOn(typed, SERVICE));
  const { answer } = await agents.turn(bot.url, click);
  return { cards: { typed, clicked: JSON.parse(String(answer)).value }, click };
}
