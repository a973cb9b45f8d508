import { SourceError } from '../../domain/source-error.ts';
import { type Cause, causeOf } from './cause.ts';
import { REMEDIES, WHY } from './words.ts';

/**
 * - `failed`: the bot could not do its main job, or must not run like this
 * - `warn`: it runs, with something missing
 * - `skipped`: not asked, and why
 */
export type Outcome = 'ok' | 'warn' | 'failed' | 'skipped';

/** What came back, why, and what to do about it. */
export interface Finding {
  readonly outcome: Outcome;
  readonly says: string;
  readonly remedy?: string | undefined;
}

export interface Check {
  readonly name: string;
  /** Of whom. */
  readonly system: string;
  readonly asks: string;
  /** Checks without whose answer there is no use in asking. */
  readonly after?: readonly string[];
  ask(): Promise<Finding>;
}

export interface Row extends Finding, Omit<Check, 'ask' | 'after'> {}

export interface Question<Answer> extends Omit<Check, 'ask'> {
  /** Harmless: it changes nothing anywhere. Fails with `SourceError` only. */
  ask(): Promise<Answer>;
  reads(answer: Answer): Finding;
  /** What it is worth when nobody answers, and remedies that are finer than the usual ones. */
  readonly refused: {
    readonly outcome: Exclude<Outcome, 'ok' | 'skipped'>;
    readonly remedies?: Partial<Record<Cause, string>>;
  };
}

export const ok = (says: string): Finding => ({ outcome: 'ok', says });
export const warn = (says: string, remedy: string): Finding => ({ outcome: 'warn', says, remedy });
export const failed = (says: string, remedy: string): Finding => ({ outcome: 'failed', says, remedy });
export const skipped = (says: string, remedy?: string): Finding => ({ outcome: 'skipped', says, remedy });

/** A question with its reading. */
export function check<Answer>({ ask, reads, refused, ...plan }: Question<Answer>): Check {
  return {
    ...plan,
    async ask() {
      try {
        return reads(await ask());
      } catch (error) {
        if (!(error instanceof SourceError)) throw error;
        const cause = causeOf(error);
        const remedy = refused.remedies?.[cause] ?? REMEDIES[cause];
        return { outcome: refused.outcome, says: `${WHY[cause]} (${error.message})`, remedy };
      }
    },
  };
}

/** Asks one after another: what an answer means depends on those before it. */
export async function runChecks(checks: readonly Check[], tell: (asks: string) => void): Promise<readonly Row[]> {
  const rows: Row[] = [];
  const unanswered = new Map<string, string>();
  for (const { ask, after = [], ...plan } of checks) {
    const missing = after.map((name) => unanswered.get(name)).find((system) => system !== undefined);
    if (missing === undefined) tell(`${plan.system}: ${plan.asks}`);
    const finding = missing === undefined ? await ask() : skipped(`Not asked: ${missing} comes first.`);
    if (missing !== undefined || finding.outcome === 'failed') unanswered.set(plan.name, missing ?? plan.system);
    rows.push({ ...plan, ...finding });
  }
  return rows;
}
