import { createHash } from 'node:crypto';
import type { Words } from '../words/words.ts';

const STYLE = `
:root { color-scheme: light dark; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: light-dark(#f5f5f5, #1f1f1f);
  color: light-dark(#242424, #ffffff); font: 16px/1.5 "Segoe UI", system-ui, sans-serif; }
main { box-sizing: border-box; width: min(32rem, 100%); padding: 2rem; overflow-wrap: anywhere;
  background: light-dark(#ffffff, #292929); border-radius: 8px; }
h1 { margin: 0 0 .5rem; font-size: 1.25rem; line-height: 1.4; }
p { margin: 0 0 1.5rem; }
p:last-child { margin: 0; }
button { padding: .6rem 1.2rem; border: 0; border-radius: 4px; background: light-dark(#0b5c63, #7fd6de);
  color: light-dark(#ffffff, #1f1f1f); font: inherit; font-weight: 600; cursor: pointer; }
button:focus-visible { outline: 3px solid currentColor; outline-offset: 2px; }
`;

/** No script, nothing from elsewhere, in no frame, kept and indexed by nobody; the address goes to no other page. */
export const PAGE_HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
};

export interface FilePage {
  readonly heading: string;
  readonly text: string;
  /** The button that fetches the file. */
  readonly button?: string;
}

export function filePage({ heading, text, button }: FilePage, { locale, isRightToLeft }: Words): string {
  const form = button === undefined ? '' : `<form method="post"><button>${escaped(button)}</button></form>\n`;
  return `<!doctype html>
<html lang="${escaped(locale)}" dir="${isRightToLeft ? 'rtl' : 'ltr'}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(heading)}</title>
<style>${STYLE}</style>
<main>
<h1>${escaped(heading)}</h1>
<p>${escaped(text)}</p>
${form}</main>
</html>
`;
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (letter) => `&#${letter.charCodeAt(0)};`);
