import type { ByHand } from '../cards/by-hand.ts';
import type { Card } from '../cards/card.ts';
import { filedCard } from '../cards/filed-card.ts';
import { noticeCard } from '../cards/notice-card.ts';
import { requestNewsCard } from '../cards/request-news-card.ts';
import type { FiledRequest } from '../domain/filed-request.ts';
import type { RequestPacket } from '../domain/request-packet.ts';
import type { Announcement } from '../services/announce-ports.ts';
import type { RequestPress } from '../services/requests/request-press.ts';
import { type Words, wordsFor } from '../words/words.ts';

/** Makes messages of requests. `handOff` tells what there is to copy while an agent's hands have to file one. */
export function createRequestPress(handOff: (packet: RequestPacket) => ByHand): RequestPress {
  return {
    card(request, shared, now) {
      if (!shared && request.progress === 'handed-off') return undefined;
      const viewer = shared ? undefined : request.packet.by;
      return announced(filedCard({ request, viewer, living: true, words: wordsOf(request), now }));
    },
    news(request, news, to, now) {
      const words = wordsOf(request);
      const isAsked = news.some(({ kind }) => kind === 'asked-again') && request.progress === 'handed-off';
      if (isAsked && to.objectId === request.packet.by.objectId) {
        const notice = words.say('request.news.asked-again.handed-off', { number: request.packet.title });
        return announced(filedCard({ request, viewer: to, handOff: handOff(request.packet), notice, words, now }));
      }
      return announced(requestNewsCard({ request, news, to, words, now }));
    },
    withdrawn(request) {
      const words = wordsOf(request);
      const [what, under] = [words.say('filed.withdrawn.what'), words.say('filed.withdrawn.under')];
      return announced(noticeCard({ what, under, words }));
    },
  };
}

const announced = ({ summary, content }: Card): Announcement => ({ summary, card: content });

const wordsOf = ({ packet: { contact } }: FiledRequest): Words =>
  wordsFor({ locale: contact.language, zone: contact.zone });
