import { cardText } from './card-reading.ts';
import type { Chat } from './teams.ts';

/** All boxes as the form brings them, but for what a story fills in. */
export const BOXES = {
  which: 'all',
  classifications: 'incident',
  transitions: 'opened,worse,update,resolved,review',
  zone: 'Asia/Seoul',
  earlySignals: 'true',
  audience: 'keep',
};

export const ENGLISH = { follow: 'follow', preview: 'Preview', save: 'Save' };
export const KOREAN = { follow: '구독', preview: '미리 보기', save: '저장' };

/** Follows in a conversation, by the form in personal chat; answers what that has shown. */
export async function follow(chat: Chat, personal: Chat, boxes: object = {}, words = ENGLISH) {
  await chat.says(words.follow);
  const review = await personal.clicks(words.preview, { inputs: { ...BOXES, ...boxes } });
  const saved = await personal.clicks(words.save, { on: review });
  return { review: cardText(review), saved: cardText(saved) };
}
