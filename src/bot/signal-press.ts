import type { Card } from '../cards/card.ts';
import { noticeCard } from '../cards/notice-card.ts';
import type { CustomerOf } from '../cards/outage-standing.ts';
import { signalCard, signalOverCard } from '../cards/signal-card.ts';
import type { Announcement } from '../services/outage-ports.ts';
import type { SignalPress, SignalView } from '../services/signal-ports.ts';
import { wordsFor } from '../words/words.ts';

export function createSignalPress({ customerOf }: { readonly customerOf: CustomerOf }): SignalPress {
  const needsOf = ({ following, ...view }: SignalView, now: Date) => ({
    ...view,
    followingId: following.id,
    customerOf,
    words: wordsFor(following.reader),
    now,
  });
  return {
    card: (view, now) => announced(signalCard(needsOf(view, now))),
    over: (view, now) => announced(signalOverCard(needsOf(view, now))),
    nobody({ reader }) {
      const words = wordsFor(reader);
      const under = words.say('following.withdrawn.under');
      return announced(noticeCard({ what: words.say('signal.nobody'), under, words }));
    },
  };
}

const announced = ({ summary, content }: Card): Announcement => ({ summary, card: content });
