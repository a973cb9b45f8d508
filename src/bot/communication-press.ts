import type { Card } from '../cards/card.ts';
import { communicationNewsCard } from '../cards/communication-news-card.ts';
import type { CustomerOf } from '../cards/outage-standing.ts';
import type { CommunicationPress } from '../services/communication-ports.ts';
import type { Announcement } from '../services/outage-ports.ts';
import { wordsFor } from '../words/words.ts';

const FEW_ROWS = 3;

/** Makes messages of news about communications, in the words of each following's reader. */
export const createCommunicationPress = (customerOf: CustomerOf): CommunicationPress => ({
  news(items, { reader }, now) {
    const needs = { items, customerOf, words: wordsFor(reader), now };
    return {
      announcement: announced(communicationNewsCard(needs)),
      shorter: () => announced(communicationNewsCard({ ...needs, most: FEW_ROWS })),
    };
  },
});

const announced = ({ summary, content }: Card): Announcement => ({ summary, card: content });
