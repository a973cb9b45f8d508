import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

/** `npm run icons`: draws appPackage's icons anew from their SVG, transparent where that is (`CHROMIUM` names the browser). */
const SIZES = { color: 192, outline: 32 } as const;

const folder = new URL('../appPackage/', import.meta.url);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
for (const [name, size] of Object.entries(SIZES)) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  const svg = readFileSync(new URL(`icons/${name}.svg`, folder), 'utf8');
  await page.setContent(`<style>html, body { margin: 0 } svg { display: block }</style>${svg}`);
  writeFileSync(new URL(`${name}.png`, folder), await page.screenshot({ omitBackground: true }));
}
await browser.close();
