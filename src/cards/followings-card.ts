import type { Following, Wish } from '../domain/following.ts';
import type { Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import { button, type CardAction } from './actions.ts';
import type { Card } from './card.ts';
import { head } from './head.ts';
import { clip } from './literal.ts';
import { rowsWithin } from './more.ts';
import { dotted, smallLine } from './rich-text.ts';
import { row } from './row.ts';
import { rowsCard } from './rows-card.ts';
import { type TitlesOf, timingWords, wishWords } from './wish-words.ts';

export interface FollowingsCardNeeds {
  readonly followings: readonly Following[];
  /** What a tap on one of them is for. */
  readonly tap: 'edit-following' | 'unfollow';
  /** Others read along: names stay out. */
  readonly brief: boolean;
  readonly titlesOf: TitlesOf;
  readonly words: Words;
}

const MOST_ROWS = 12;

/** What one conversation follows. */
export function followingsCard({ followings, tap, brief, titlesOf, words }: FollowingsCardNeeds): Card {
  const [only, ...others] = followings;
  const rows = followings.map((one) => {
    const title = wishWords(one, titlesOf, words, brief);
    const action: CardAction = { do: tap, followingId: one.id };
    return { name: title, row: row({ title, details: [timingWords(one, words), standing(one, words)], action }) };
  });
  return rowsCard({
    ...head(
      words,
      words.say('followings.headline', { count: followings.length }),
      words.say(followings.length === 0 ? 'followings.none' : `followings.${tap}`),
    ),
    rows: rowsWithin(MOST_ROWS, rows, words),
    actions: actionBar([
      button(words.say('button.follow'), { do: 'follow' }),
      ...(only && others.length === 0
        ? [button(words.say('button.unfollow'), { do: 'unfollow', followingId: only.id })]
        : []),
      button(words.say('button.outages'), { do: 'show-outages' }),
    ]),
  });
}

/** Who answers for it, and whether it says anything just now. */
function standing({ owner, since, paused, ownerLeftAt }: Following, words: Words): string {
  return dotted([
    words.say('followings.owner', { who: clip(owner.name, 80), since: words.date(since) }),
    paused ? words.say(`followings.paused.${paused.why}`, { at: words.date(paused.at) }) : undefined,
    ownerLeftAt && !paused ? words.say('followings.owner-left', { at: words.date(ownerLeftAt) }) : undefined,
  ]);
}

/** Kept: what happens now. */
export function followingKeptCard({
  wish,
  titlesOf,
  words,
}: {
  readonly wish: Wish;
  readonly titlesOf: TitlesOf;
  readonly words: Words;
}): Card {
  return rowsCard({
    ...head(words, words.say('follow.saved.headline'), wishWords(wish, titlesOf, words), 'good'),
    rows: [
      smallLine(timingWords(wish, words)),
      smallLine(words.say(wish.digestAt ? 'follow.saved.digest' : 'follow.saved.summary')),
    ],
    actions: actionBar([button(words.say('button.outages'), { do: 'show-outages' })]),
  });
}

/** Before it ends. */
export function unfollowCard({
  following,
  brief,
  titlesOf,
  words,
}: {
  readonly following: Following;
  readonly brief: boolean;
  readonly titlesOf: TitlesOf;
  readonly words: Words;
}): Card {
  return rowsCard({
    ...head(words, words.say('unfollow.confirm'), wishWords(following, titlesOf, words, brief), 'warning'),
    rows: [smallLine(words.say('unfollow.means'))],
    actions: actionBar([
      button(words.say('button.unfollow'), { do: 'unfollow', followingId: following.id, confirmed: true }),
      button(words.say('button.back'), { do: 'show-followings' }),
    ]),
  });
}
