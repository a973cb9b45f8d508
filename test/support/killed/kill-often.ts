import type { Sandbox } from '../sandbox.ts';
import type { Home } from './home.ts';
import { type Judgement, judge } from './judge.ts';
import { killsIn, openKilling } from './killing.ts';

export interface KillingWish {
  /** At least: the last incident is told to its end. */
  readonly kills: number;
  readonly random: () => number;
  /** Hears after each incident how many kills there have been, and what was lost. */
  readonly onTold?: (kills: number, lost: readonly string[]) => void;
}

/** Kills the bot so often while it tells a channel of one incident after the other, and judges what is left in the end. */
export async function killOften(home: Home, sandbox: Sandbox, wish: KillingWish): Promise<Judgement> {
  const killing = await openKilling(home, sandbox, wish.random);
  try {
    for (let kills = 0; kills < wish.kills; ) {
      await killing.tellOne();
      kills = killing.told.reduce((sum, one) => sum + killsIn(one), 0);
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
