import type { Wish } from '../domain/following.ts';
import type { Outage } from '../domain/outage.ts';
import type { Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import { button } from './actions.ts';
import type { Card } from './card.ts';
import { countdown, richestThatFits } from './fit.ts';
import { head } from './head.ts';
import { rowsWithin } from './more.ts';
import { outageRow } from './outage-row.ts';
import type { CustomerOf } from './outage-standing.ts';
import { BOLD, line, run, smallLine } from './rich-text.ts';
import { rowsCard } from './rows-card.ts';
import { type TitlesOf, timingWords, wishWords } from './wish-words.ts';

export interface FollowReviewNeeds {
  readonly ask: string;
  readonly wish: Wish;
  readonly titlesOf: TitlesOf;
  /** What it would have brought in the last days, the newest first. */
  readonly replayed: readonly Outage[];
  readonly days: number;
  /** What the conversation may hear from then on, as a sentence; absent in personal chat. */
  readonly audience?: string;
  readonly customerOf: CustomerOf;
  readonly words: Words;
  readonly now: Date;
}

const MOST_ROWS = 12;

/** Before it counts: what the last 30 days would have brought. */
export function followReviewCard(needs: FollowReviewNeeds): Card {
  const { ask, wish, titlesOf, replayed, days, audience, words } = needs;
  const kind = wish.digestAt ? 'digest' : wish.transitions.includes('opened') ? 'cards' : 'later';
  const verdict = words.say(`follow.review.${kind}`, { count: replayed.length, days });
  const named = replayed.map((outage) => outageRow(outage, needs));
  return richestThatFits(countdown(Math.min(MOST_ROWS, named.length)), (room) =>
    rowsCard({
      ...head(words, verdict, wishWords(wish, titlesOf, words)),
      rows: [
        smallLine(timingWords(wish, words)),
        ...(audience ? [smallLine(audience)] : []),
        line([run(words.say(named.length > 0 ? 'follow.review.these' : 'follow.review.none'), BOLD)], 'Medium'),
        ...rowsWithin(room, named, words),
      ],
      actions: actionBar([
        button(words.say('button.save'), { do: 'save-following', ask }),
        button(words.say('button.change'), { do: 'change-following', ask }),
        button(words.say('button.cancel'), { do: 'cancel-following', ask }),
      ]),
    }),
  );
}
