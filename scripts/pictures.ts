import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { noBrowser, openBrowser, openChat, press, shows } from '../test/support/browser-chat.ts';
import { startEverything } from '../test/support/browser-start.ts';
import { writeGallery } from './gallery.ts';

/**
 * `npm run pictures`: takes the README's pictures anew. The chat is what `npm start` runs, in Microsoft's Playground; a
 * phone's width, Korean and the dark come from the gallery, for the Playground shows none of them. Wants a Chromium
 * (`CHROMIUM` names another one).
 */
const ROOT = join(import.meta.dirname, '..');
const PICTURES = join(ROOT, 'docs', 'pictures');
const SHARPNESS = 2;

/** Cards by their names in `test/fixtures/every-card.ts`, each with its place: row / column. */
const ON_A_PHONE = {
  'services: trouble': '1 / 1',
  'services: clear, known advisories': '2 / 1',
  'customers: several': '3 / 1',
  'timeline: incident': '1 / 2 / span 4',
} as const;

const missing = noBrowser();
if (missing) {
  console.error(missing);
  process.exit(1);
}
const browser = await openBrowser();
try {
  await takeChat(browser);
  await takePhone(browser);
  console.log(`Pictures taken: ${PICTURES}. Look at each before you commit it.`);
} finally {
  await browser.close();
}

async function takeChat(browser: Browser): Promise<void> {
  const started = await startEverything();
  try {
    const wide = await openChat(browser, started.url, { width: 1280, height: 700, sharpness: SHARPNESS });
    const services = await wide.says('check health for Contoso');
    await shows(services, 'services operational');
    await services.evaluate((element) => element.ownerDocument.activeElement?.blur());
    await wide.picture(join(PICTURES, 'services.png'));
    await wide.close();

    const tall = await openChat(browser, started.url, { width: 960, height: 1800, sharpness: SHARPNESS });
    const timeline = await tall.says('check health for Contoso');
    await shows(timeline, 'Exchange Online');
    await press(timeline, 'Exchange Online');
    await shows(timeline, 'In Microsoft’s words');
    await timeline.screenshot({ path: join(PICTURES, 'timeline.png'), animations: 'disabled' });
  } finally {
    await started.stop();
  }
}

async function takePhone(browser: Browser): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 760, height: 900 }, deviceScaleFactor: SHARPNESS });
  const gallery = writeGallery(join(ROOT, 'out', 'pictures'));
  await page.goto(`${pathToFileURL(gallery)}?${new URLSearchParams({ language: 'ko', theme: 'dark', width: '340' })}`);
  const places = Object.entries(ON_A_PHONE).map(
    ([name, place]) => `figure[id="${name}"] { display: block; grid-area: ${place} }`,
  );
  const content = `section { display: contents } figure, figcaption { display: none }
    main { display: grid; grid-template: repeat(3, auto) 1fr / repeat(2, auto); width: max-content; padding: 8px }
    ${places.join('\n')}`;
  await page.addStyleTag({ content });
  await page.locator('main').screenshot({ path: join(PICTURES, 'phone-korean-dark.png') });
}
