import type { Sandbox } from '../../test/support/sandbox.ts';
import { type Agents, typing } from './agents.ts';
import type { Bot } from './bots.ts';
import { percentile } from './figures.ts';

export interface ColdFigures {
  readonly p50: number;
  readonly p95: number;
  readonly worst: number;
}

const UPSTREAM_MS = 300;
const AT_ONCE = 4;
/** Customers that are there to have no answer, or a late one. */
const NO_ANSWER = ['no consent', 'access expired', 'no permission', 'throttled', 'garbled', 'slow', 'Azure down'];

/**
 * Milliseconds to an answer about customers of whom nothing is cached, when every upstream call takes 300 ms: asked for
 * the first time (tokens too), and again.
 */
export async function askCold(
  agents: Agents,
  bot: Bot,
  sandbox: Sandbox,
  most: number,
): Promise<{ readonly first: ColdFigures; readonly again: ColdFigures }> {
  const all = await sandbox.customers();
  const asked = all.filter(({ character }) => !NO_ANSWER.includes(character)).slice(0, most);
  await sandbox.fault({ path: '/', delayMs: UPSTREAM_MS });
  const pass = async (): Promise<ColdFigures> => {
    const left = [...asked];
    const times: number[] = [];
    const ask = async (): Promise<void> => {
      for (let customer = left.shift(); customer; customer = left.shift()) {
        times.push((await agents.turn(bot.url, typing(`check health for ${customer.domain}`))).ms);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, ask));
    return { p50: percentile(times, 0.5), p95: percentile(times, 0.95), worst: percentile(times, 1) };
  };
  const figures = { first: await pass(), again: await pass() };
  await sandbox.clearFaults();
  return figures;
}
