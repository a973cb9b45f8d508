import type { Tokens } from '../../ports.ts';
import type { ArmSettings } from './arm.ts';

/** What is asked of Azure once for all customers, with a token of the partner's own tenant. */
export interface SharedSettings extends ArmSettings {
  readonly tokens: Tokens;
  readonly partnerTenantId: string;
  readonly scope: string;
  readonly now: () => Date;
  /** For questions that no single reader's signal may end. */
  readonly deadline: () => AbortSignal;
  /** How long one answer serves, in milliseconds. */
  readonly keptMs: number;
}

export interface SharedAnswer<Answer> {
  /** The answer, and when it came. */
  get(): Promise<{ readonly answer: Answer; readonly readAt: Date }>;
  /** The next to ask gets a new one. */
  again(): void;
}

/** A failure is shared too, but not for long: whoever is refused is not asked a thousand times over. */
const FAILURE_MS = 10_000;

/** One answer for all who ask within `keptMs`, and one question under way at most. */
export function shareAnswer<Answer>(
  ask: () => Promise<Answer>,
  { keptMs, now }: { readonly keptMs: number; readonly now: () => Date },
): SharedAnswer<Answer> {
  let current: { readonly promise: ReturnType<SharedAnswer<Answer>['get']>; until: number } | undefined;

  const begin = () => {
    const made: NonNullable<typeof current> = {
      promise: ask().then((answer) => ({ answer, readAt: now() })),
      until: Infinity,
    };
    made.promise.then(
      () => {
        made.until = now().getTime() + keptMs;
      },
      () => {
        made.until = now().getTime() + Math.min(FAILURE_MS, keptMs);
      },
    );
    current = made;
    return made.promise;
  };
  return {
    get: () => (current && now().getTime() < current.until ? current.promise : begin()),
    again() {
      if (current?.until !== Infinity) current = undefined;
    },
  };
}
