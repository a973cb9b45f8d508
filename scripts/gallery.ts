import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { LANGUAGES, type Words, wordsFor } from '../src/words/words.ts';
import { everyCard } from '../test/fixtures/every-card.ts';
import { PSEUDO_WORDS } from '../test/support/pseudo-words.ts';
import { galleryPage } from './gallery-page.ts';

/** All that cards are drawn in: every language that the bot speaks, and those that nobody does. */
export const GALLERY_LANGUAGES: Readonly<Record<string, Words>> = {
  ...Object.fromEntries(LANGUAGES.map((locale) => [locale, wordsFor({ locale, zone: 'Asia/Seoul' })])),
  ...PSEUDO_WORDS,
};

/** Writes the page that draws every card, in every variant and language, into a folder of its own. Answers the page's path. */
export function writeGallery(folder: string): string {
  const cards = Object.entries(GALLERY_LANGUAGES).flatMap(([language, words]) =>
    Object.entries(everyCard(words)).map(([name, card]) => ({ name, language, card })),
  );
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const adaptiveCards = createRequire(import.meta.url).resolve('adaptivecards/package.json');
  copyFileSync(join(adaptiveCards, '..', 'dist', 'adaptivecards.min.js'), join(folder, 'adaptivecards.min.js'));
  const page = join(folder, 'index.html');
  writeFileSync(page, galleryPage(cards));
  return page;
}
