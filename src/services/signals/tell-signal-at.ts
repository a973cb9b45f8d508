import { AnnounceError, type CardBook, type Jobs } from '../outage-ports.ts';
import { POSTING_LIMIT_MS, type WhileClaimed } from '../outages/posting-claim.ts';
import { quietUntil } from '../outages/quiet-hours.ts';
import type { Speak } from '../outages/speak.ts';
import type { SignalPress } from '../signal-ports.ts';
import type { HandOver } from './hand-over.ts';
import { signalJob } from './signal-job.ts';
import type { SignalAt, SignalViewOf } from './signal-view.ts';

export interface TellSignalAtNeeds {
  readonly viewOf: SignalViewOf;
  readonly handOver: HandOver;
  readonly cards: Pick<CardBook, 'change' | 'claimPost' | 'stillPosting'>;
  readonly jobs: Pick<Jobs, 'send'>;
  readonly press: SignalPress;
  readonly speak: Pick<Speak, 'post' | 'edit'>;
  readonly whileClaimed: WhileClaimed;
  readonly clock: () => Date;
}

/** Nobody there may be named any more: until somebody may, the card says so. */
const NOBODY = 'nobody';

/**
 * Brings one place up to date with one early signal, from what is true now: posts its card once, edits it, hands it to the
 * incident, or withdraws it. Doing it again changes nothing. A card that somebody has deleted stays deleted. Fails with
 * `AnnounceError` `later`: ask again.
 */
export function createTellSignalAt(needs: TellSignalAtNeeds) {
  const { viewOf, handOver, cards, jobs, press, speak, whileClaimed, clock } = needs;

  return async (signalId: string, followingId: string): Promise<void> => {
    const view = await viewOf(signalId, followingId);
    if (!view || view.card?.endedAt) return;
    if (await handOver(view)) return;
    const { following, signal, card } = view;
    if (signal.endedAt) return await withdraw(view);
    if (card?.messageId) return await edit(view, card.messageId);
    // Posted without an id, it stays as it is.
    if (card?.postedAt) return;
    if (signal.publishedAs !== undefined || signal.tenantIds.length === 0) return;
    const now = clock();
    const quietEnd = quietUntil(following.quiet, now);
    if (!quietEnd) return await post(view, now);
    await jobs.send('tell-signal-at', [signalJob(signalId, followingId, quietEnd.getTime() - now.getTime())]);
  };

  async function post(view: SignalAt, now: Date): Promise<void> {
    const { following, signal } = view;
    const key = [following.id, signal.id] as const;
    const claimed = await cards.claimPost(...key, now, new Date(now.getTime() - POSTING_LIMIT_MS));
    if (claimed === 'taken') throw new AnnounceError('later', 'another worker is posting it', POSTING_LIMIT_MS);
    const posted = await whileClaimed(
      () => cards.stillPosting(...key, clock()),
      () => speak.post(following, { announcement: press.card(view, now) }),
    ).catch(async (error: unknown) => {
      await cards.change(...key, { postingSince: undefined });
      throw error;
    });
    const sent = posted ? { ...posted, postedAt: now, sentAt: now, sentDigest: saidIn(view) } : {};
    await cards.change(...key, { ...sent, postingSince: undefined });
  }

  async function edit(view: SignalAt, messageId: string): Promise<void> {
    const { following, signal, card } = view;
    const now = clock();
    const sentDigest = signal.tenantIds.length === 0 ? NOBODY : saidIn(view);
    if (card?.sentDigest === sentDigest) return;
    const announcement = sentDigest === NOBODY ? press.nobody(following) : press.card(view, now);
    const answer = await speak.edit(following, messageId, { announcement });
    if (answer === 'removed') return;
    const gone = answer === 'gone' ? { messageId: undefined, endedAt: now } : {};
    await cards.change(following.id, signal.id, { sentDigest, sentAt: now, ...gone });
  }

  async function withdraw(view: SignalAt): Promise<void> {
    const { following, signal, card } = view;
    const now = clock();
    if (card?.messageId && card.sentDigest !== NOBODY) {
      const answer = await speak.edit(following, card.messageId, { announcement: press.over(view, now) });
      if (answer === 'removed') return;
    }
    if (card) await cards.change(following.id, signal.id, { endedAt: now });
  }
}

/** What the card says, without what merely grows older. */
const saidIn = ({ signal, voices, silent }: SignalAt): string =>
  JSON.stringify([signal.tenantIds, silent, voices.map(({ says, by }) => [says, by.objectId, by.name])]);
