import type { FailureKind } from '../../domain/source-error.ts';
import type { OwnTroubleBook, TokenOutcome, TokenOutcomeBook, TokenStanding } from '../oncall-ports.ts';

/** What this process has heard of tokens since it was last asked: of each tenant the last. */
export interface TokenTally {
  note(tenantId: string, failure: FailureKind | undefined): void;
  take(): readonly TokenOutcome[];
}

/** A tenant that refuses by its own choice has answered: Entra works. */
const ITS_OWN: readonly FailureKind[] = ['no-consent', 'access-ended', 'no-permission', 'not-found'];

export function createTokenTally(clock: () => Date): TokenTally {
  let outcomes = new Map<string, TokenOutcome>();
  return {
    note(tenantId, failure) {
      const isOurs = failure !== undefined && !ITS_OWN.includes(failure);
      outcomes.set(tenantId, { tenantId, at: clock(), ...(isOurs && { failure }) });
    },
    take() {
      const taken = [...outcomes.values()];
      outcomes = new Map();
      return taken;
    },
  };
}

export interface TokenWatchNeeds {
  readonly tally: Pick<TokenTally, 'take'>;
  readonly outcomes: Pick<TokenOutcomeBook, 'note' | 'standing'>;
  readonly troubles: Pick<OwnTroubleBook, 'since' | 'failed' | 'worked'>;
  readonly clock: () => Date;
}

/** Tokens last an hour, so that each minute a few tenants only want new ones: so far back they count as one moment. */
const SPAN_MS = 10 * 60_000;
/** One or two may have a reason of their own. */
const FEWEST = 3;

/** Sees whether Entra, or our own sign-in there, fails for most tenants at once: one trouble, and none of a customer's. */
export function createTokenWatch({ tally, outcomes, troubles, clock }: TokenWatchNeeds): () => Promise<void> {
  return async () => {
    const heard = tally.take();
    if (heard.length > 0) await outcomes.note(heard);
    const now = clock();
    const before = (from: Date) => new Date(from.getTime() - SPAN_MS);
    const open = (await troubles.since(now)).find(({ kind, endedAt }) => kind === 'tokens' && !endedAt);
    const standing = await outcomes.standing(before(now), before(open?.since ?? now));
    const { asked, failing, since, failure } = standing;
    if (isWidespread(standing)) {
      await troubles.failed('tokens', now, `${failing} of ${asked} tenants: ${failure}`, since);
    } else if (open && asked > 0) {
      await troubles.worked('tokens', now);
    }
  };
}

const isWidespread = ({ asked, failing }: TokenStanding): boolean => failing >= FEWEST && failing * 2 > asked;
