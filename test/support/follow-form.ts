import { cardText } from './teams/card-reading.ts';
import type { Chat } from './teams/teams.ts';

/** All boxes as the form brings them, but for what a story fills in. */
export const BOXES = {
  which: 'all',
  classifications: 'incident',
  transitions: 'opened,worse,update,resolved,review',
  zone: 'Asia/Seoul',
  earlySignals: 'true',
  audience: 'keep',
};

export interface FollowWords {
  readonly follow: string;
  readonly preview: string;
  readonly save: string;
}

export const IN_ENGLISH: FollowWords = { follow: 'follow', preview: 'Preview', save: 'Save' };

/** Asks in one conversation, fills in the form in personal chat, looks, saves. Answers the words of both cards. */
export async function follow(chat: Chat, personal: Chat, words: FollowWords, boxes: object = {}) {
  await chat.says(words.follow);
  const review = await personal.clicks(words.preview, { inputs: { ...BOXES, ...boxes } });
  const saved = await personal.clicks(words.save, { on: review });
  return { review: cardText(review), saved: cardText(saved) };
}
