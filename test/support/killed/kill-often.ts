import type { Sandbox } from '../sandbox.ts';
import type { Home } from './home.ts';
import { type Judgement, judge } from './judge.ts';
import { openKilling } from './killing.ts';

/** An incident is told in three acts, and the bot is killed in each. */
export const KILLS_EACH = 3;

export interface KillingWish {
  /** Rounded up to whole incidents. */
  readonly kills: number;
  readonly random: () => number;
  /** Hears after each incident how many kills there have been, and what was lost. */
  readonly onTold?: (kills: number, lost: readonly string[]) => void;
}

/** Kills the bot so often while it tells a channel of one incident after the other, and judges what is left in the end. */
export async function killOften(home: Home, sandbox: Sandbox, wish: KillingWish): Promise<Judgement> {
  const killing = await openKilling(home, sandbox, wish.random);
  try {
    for (let kills = KILLS_EACH; kills < wish.kills + KILLS_EACH; kills += KILLS_EACH) {
      await killing.tellOne();
      wish.onTold?.(kills, killing.lost);
    }
    return await judge(killing, home);
  } finally {
    await killing.lives.close();
  }
}

/** What no kill explains. */
export const flawsOf = ({ lost, unhealed, tooMuch, stuck }: Judgement): readonly unknown[] => [
  ...lost,
  ...unhealed,
  ...tooMuch,
  ...stuck,
];
