import type { Card } from '../src/cards/card.ts';
import type { Language } from '../src/words/words.ts';
import { hostConfigOf, paletteOf, THEMES } from './host-config.ts';

export interface GalleryCard {
  readonly name: string;
  readonly language: Language;
  readonly card: Card;
}

/** Text that goes into a script element must not end it. */
const script = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

const STYLE = `
  body { margin: 0; padding: 16px; font: 14px 'Segoe UI', 'Noto Sans', 'Noto Sans CJK KR', sans-serif; background: var(--page); color: var(--text) }
  nav { display: flex; gap: 16px; margin-bottom: 16px } nav a { color: inherit }
  main { display: flex; flex-wrap: wrap; gap: 20px; align-items: flex-start }
  figure { margin: 0; width: var(--width) } figcaption { font-size: 12px; margin-bottom: 4px; opacity: .7 }
  .card { border-radius: 6px; border: 1px solid var(--border); overflow: hidden; background: var(--surface) }
  .ac-pushButton { font: 600 13px inherit; font-family: inherit; color: var(--text); background: var(--surface);
    border: 1px solid var(--border); border-radius: 4px; padding: 5px 12px; white-space: nowrap; cursor: pointer }
  .ac-selectable { cursor: pointer } input:not([type=checkbox], [type=radio]), select { font: inherit; width: 100%; padding: 5px; box-sizing: border-box;
    color: var(--text); background: var(--page); border: 1px solid var(--border); border-radius: 4px }`;

/** Draws the cards that the address asks for: \`?language=ko&theme=dark&width=340\`, \`&only=timeline\`, and \`&open\` with every toggle open. */
const DRAW = `
  const asked = new URLSearchParams(location.search);
  const language = asked.get('language') ?? 'en', theme = asked.get('theme') ?? 'light', width = asked.get('width') ?? '560';
  const palette = PALETTES[theme], root = document.documentElement;
  const look = { page: palette.page, text: palette.text.default, border: palette.border, surface: palette.surface.default, width: width + 'px' };
  for (const [name, value] of Object.entries(look)) root.style.setProperty('--' + name, value);
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    const plain = document.createElement('span');
    plain.textContent = text.replace(/\\\\([!-\\/:-@[-\`{-~])/g, '$1');
    result.outputHtml = plain.innerHTML;
    result.didProcess = true;
  };
  const opened = (content) => JSON.parse(JSON.stringify(content), (key, value) => (key === 'isVisible' ? !value : value));
  for (const { name, language: its, content } of CARDS) {
    if (its !== language || !name.includes(asked.get('only') ?? '')) continue;
    const drawn = new AdaptiveCards.AdaptiveCard();
    drawn.hostConfig = new AdaptiveCards.HostConfig(CONFIGS[theme]);
    drawn.parse(asked.has('open') ? opened(content) : content);
    const figure = document.createElement('figure'), caption = document.createElement('figcaption'), frame = document.createElement('div');
    figure.id = name; caption.textContent = name; frame.className = 'card';
    frame.append(drawn.render());
    figure.append(caption, frame);
    document.querySelector('main').append(figure);
  }`;

/** One page that draws every card live, in each language and theme, at desktop and phone width. */
export function galleryPage(cards: readonly GalleryCard[]): string {
  const palettes = Object.fromEntries(THEMES.map((theme) => [theme, paletteOf(theme)]));
  const configs = Object.fromEntries(THEMES.map((theme) => [theme, hostConfigOf(paletteOf(theme))]));
  const content = cards.map(({ name, language, card }) => ({ name, language, content: card.content }));
  const links = [...new Set(cards.map(({ language }) => language))].flatMap((language) =>
    VIEWS.map(({ theme, width }) => {
      const where = new URLSearchParams({ language, theme, width: String(width) });
      return `<a href="?${where}">${language} · ${theme} · ${width}</a>`;
    }),
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>Healthdesk cards</title><style>${STYLE}</style>
<nav>${links.join('')}</nav><main></main><script src="adaptivecards.min.js"></script>
<script>const PALETTES = ${script(palettes)}, CONFIGS = ${script(configs)}, CARDS = ${script(content)};${DRAW}</script></html>`;
}

/** How Teams may show a card: on a desktop, on a phone in the dark, on a phone in high contrast. */
export const VIEWS = [
  { theme: 'light', width: 560 },
  { theme: 'dark', width: 340 },
  { theme: 'high-contrast', width: 340 },
] as const;
