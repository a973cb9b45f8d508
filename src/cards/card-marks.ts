import type { LivingCard } from '../domain/living-card.ts';
import { isMuted } from '../domain/muting.ts';
import type { Outage } from '../domain/outage.ts';
import type { Words } from '../words/words.ts';
import type { Element } from './card.ts';
import { clip } from './literal.ts';
import { line, run } from './rich-text.ts';

const MOST_NAME = 80;

/** Who has a hand on a card, and when; a mute that has ended by itself is not said. */
export function cardMarks(card: LivingCard | undefined, outage: Outage, words: Words, now: Date): readonly Element[] {
  const { acknowledged, assigned, muted } = card ?? {};
  return [
    ...(acknowledged ? [acknowledgedBy(acknowledged, words, now)] : []),
    ...(assigned
      ? [words.say('outage.assigned', { who: clip(assigned.to.name, MOST_NAME), at: words.time(assigned.at, now) })]
      : []),
    ...(card && muted && isMuted(card, outage, now) ? [mutedBy(muted, words, now)] : []),
  ].map((text) => line([run(text)], 'Small'));
}

const acknowledgedBy = ({ by, at }: NonNullable<LivingCard['acknowledged']>, words: Words, now: Date): string =>
  words.say('outage.acknowledged', { who: clip(by.name, MOST_NAME), at: words.time(at, now) });

const mutedBy = ({ by, at, until }: NonNullable<LivingCard['muted']>, words: Words, now: Date): string =>
  words.say(`outage.muted.${until.kind}`, {
    who: clip(by.name, MOST_NAME),
    at: words.time(at, now),
    until: until.kind === 'time' ? words.time(until.at, now) : '',
  });
