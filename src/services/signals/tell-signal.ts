import type { CardBook, FollowingBook, Jobs } from '../outage-ports.ts';
import type { CustomerFacts } from '../outages/concerns.ts';
import type { SignalBook } from '../signal-ports.ts';
import { signalJob } from './signal-job.ts';
import { isMeant } from './wants-signal.ts';

export interface TellSignalNeeds extends CustomerFacts {
  readonly signals: Pick<SignalBook, 'signal'>;
  readonly followings: Pick<FollowingBook, 'all'>;
  readonly cards: Pick<CardBook, 'cardsAbout'>;
  readonly jobs: Pick<Jobs, 'send'>;
}

/** Asks for a delivery at each place that an early signal is about, and wherever its card already is. */
export function createTellSignal(needs: TellSignalNeeds) {
  return async (signalId: string): Promise<void> => {
    const signal = await needs.signals.signal(signalId);
    if (!signal) return;
    const isOpen = signal.endedAt === undefined && signal.publishedAs === undefined;
    const holders = new Set((await needs.cards.cardsAbout(signal.id)).map(({ followingId }) => followingId));
    const meant = (await needs.followings.all()).filter(
      (following) => !following.paused && (holders.has(following.id) || (isOpen && isMeant(following, signal, needs))),
    );
    await needs.jobs.send(
      'tell-signal-at',
      meant.map(({ id }) => signalJob(signal.id, id)),
    );
  };
}
