import type { Act, Agents } from './agents.ts';
import type { Bot } from './bots.ts';
import { type Figures, percentile } from './figures.ts';

export interface Round {
  readonly bot: Bot;
  readonly act: Act;
  /** How many agents ask at once, each followed by the next as soon as they are answered. */
  readonly atOnce: number;
  /** It ends after this time, or after so many answers. */
  readonly ms: number;
  readonly answers?: number;
  /** An answer shorter than this is not the card that was asked for. */
  readonly leastBytes: number;
}

/** Keeps a bot busy. Fails when it answers anything but what was asked. */
export async function playRound(agents: Agents, round: Round): Promise<Figures> {
  const { bot, act, atOnce, ms, answers = Number.POSITIVE_INFINITY, leastBytes } = round;
  const times: number[] = [];
  let bytes = 0;
  const cpuBefore = bot.cpuMs();
  const began = performance.now();
  const ask = async (): Promise<void> => {
    while (performance.now() - began < ms && times.length < answers) {
      const turn = await agents.turn(bot.url, act);
      if (turn.message.length < leastBytes) throw new Error(`not the card that was asked for: ${turn.message}`);
      times.push(turn.ms);
      bytes += turn.message.length;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, ask));
  const took = performance.now() - began;
  agents.hangUp();
  return {
    rate: (times.length / took) * 1000,
    p50: percentile(times, 0.5),
    p95: percentile(times, 0.95),
    p99: percentile(times, 0.99),
    cpuMs: (bot.cpuMs() - cpuBefore) / times.length,
    kb: bytes / times.length / 1024,
  };
}
