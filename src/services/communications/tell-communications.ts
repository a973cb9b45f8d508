import type { SharedCommunication } from '../../domain/communication.ts';
import { narrowedTo } from '../../domain/communication-list.ts';
import { type NewsItem, newsOf, standingOf, type ToldNews, tellsAlways } from '../../domain/communication-news.ts';
import type { Following } from '../../domain/following.ts';
import type { SourceName } from '../../domain/service.ts';
import type { CommunicationBook, CommunicationPress } from '../communication-ports.ts';
import type { FollowingBook, Jobs } from '../outage-ports.ts';
import type { Audible, AudibleTo } from '../outages/audible.ts';
import type { CustomerFacts } from '../outages/concerns.ts';
import { quietUntil } from '../outages/quiet-hours.ts';
import type { Speak } from '../outages/speak.ts';
import { chosenIn, isWished } from './concerns.ts';

export interface TellCommunicationsNeeds extends CustomerFacts {
  readonly book: Pick<CommunicationBook, 'all' | 'told' | 'noteTold'>;
  readonly followings: Pick<FollowingBook, 'all' | 'following'>;
  readonly jobs: Pick<Jobs, 'send'>;
  readonly audibleTo: AudibleTo;
  readonly press: CommunicationPress;
  readonly speak: Pick<Speak, 'post'>;
  readonly clock: () => Date;
}

export interface TellCommunications {
  /** Asks for what is due; a round of every minute. */
  askForDue(): Promise<void>;
  /**
   * Tells a following all its news in one message. What quiet hours or a digest hold back is compared again when their end
   * has come; a maintenance that moved waits for neither. Fails with `AnnounceError` `later`: ask again.
   */
  tell(followingId: string, inDigest?: boolean): Promise<void>;
}

export function createTellCommunications(needs: TellCommunicationsNeeds): TellCommunications {
  const { book, followings, jobs, audibleTo, press, speak, clock } = needs;

  /** What has news, and what is to be known without a word: it was there before anybody followed. */
  function dueOf(
    following: Following,
    all: readonly SharedCommunication[],
    told: ReadonlyMap<string, ToldNews>,
    inDigest: boolean,
  ): { readonly items: readonly NewsItem[]; readonly known: readonly SharedCommunication[] } {
    const now = clock();
    const isHeld = !inDigest && (following.digestAt !== undefined || quietUntil(following.quiet, now) !== undefined);
    const items: NewsItem[] = [];
    const known: SharedCommunication[] = [];
    for (const one of all) {
      const { communication } = one;
      const shared = isWished(following, communication) ? chosenIn(following, one, needs) : undefined;
      if (!shared) continue;
      const before = told.get(communication.id.toUpperCase());
      if (!before && isOld(following, one)) {
        known.push(shared);
        continue;
      }
      const news = newsOf(communication, before, now);
      if (news.length > 0 && (!isHeld || tellsAlways(communication, news))) items.push({ shared, news });
    }
    return { items, known };
  }

  /** By which narrowing each item becomes what the place may hear; sources are asked for once. */
  async function heard(following: Following, items: readonly NewsItem[]): Promise<readonly NewsItem[]> {
    const audible = new Map<SourceName, Audible>();
    const all: NewsItem[] = [];
    for (const { shared, news } of items) {
      const { source } = shared.communication;
      const may = audible.get(source) ?? (await audibleTo(following, source, 'see-messages'));
      audible.set(source, may);
      if (may.kind !== 'hears') continue;
      const narrowed = narrowedTo(shared, (tenantId) => {
        const customer = needs.customer(tenantId);
        return customer !== undefined && may.hears(customer);
      });
      if (narrowed) all.push({ shared: narrowed, news });
    }
    return all;
  }

  const noted = (told: readonly SharedCommunication[], now: Date): ReadonlyMap<string, ToldNews> =>
    new Map(told.map(({ communication }) => [communication.id, standingOf(communication, now)]));

  const follows = ({ paused, communications = [] }: Following): boolean => !paused && communications.length > 0;

  return {
    async askForDue() {
      const here = (await followings.all()).filter(follows);
      if (here.length === 0) return;
      const all = await book.all();
      for (const following of here) {
        const { items, known } = dueOf(following, all, await book.told(following.id), false);
        if (items.length + known.length === 0) continue;
        await jobs.send('tell-communications', [{ key: following.id, data: { followingId: following.id } }]);
      }
    },

    async tell(followingId, inDigest = false) {
      const following = await followings.following(followingId);
      if (!following || !follows(following)) return;
      const { items, known } = dueOf(following, await book.all(), await book.told(followingId), inDigest);
      const now = clock();
      await book.noteTold(followingId, noted(known, now));
      const said = await heard(following, items);
      if (said.length === 0) return;
      if ((await speak.post(following, press.news(said, following, now))) === undefined) return;
      await book.noteTold(
        followingId,
        noted(
          said.map(({ shared }) => shared),
          now,
        ),
      );
    },
  };
}

/** Published, or known to us, before somebody followed: no news. */
function isOld({ since, changedAt = since }: Following, { communication, firstSeenAt }: SharedCommunication): boolean {
  return firstSeenAt <= changedAt || communication.updatedAt <= changedAt;
}
