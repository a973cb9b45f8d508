import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { LANGUAGES, wordsFor } from '../src/words/words.ts';
import { everyCard } from '../test/fixtures/every-card.ts';
import { galleryPage } from './gallery-page.ts';

/** Writes the page that draws every card, in every variant and language, into a folder of its own. Answers the page's path. */
export function writeGallery(folder: string): string {
  const cards = LANGUAGES.flatMap((language) =>
    Object.entries(everyCard(wordsFor({ locale: language, zone: 'Asia/Seoul' }))).map(([name, card]) => ({
      name,
      language,
      card,
    })),
  );
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const adaptiveCards = createRequire(import.meta.url).resolve('adaptivecards/package.json');
  copyFileSync(join(adaptiveCards, '..', 'dist', 'adaptivecards.min.js'), join(folder, 'adaptivecards.min.js'));
  const page = join(folder, 'index.html');
  writeFileSync(page, galleryPage(cards));
  return page;
}
