import type { Card } from '../src/cards/card.ts';
import { hostConfigOf, paletteOf, THEMES, type Theme } from './host-config.ts';

export interface GalleryCard {
  readonly name: string;
  /** One of `GALLERY_LANGUAGES`. */
  readonly language: string;
  readonly card: Card;
}

/** Text that goes into a script element must not end it. */
const script = (value: unknown): string => JSON.stringify(value).replaceAll('<', '\\u003c');

const STYLE = `
  body { margin: 0; padding: 16px; font: 14px 'Segoe UI', 'Noto Sans', 'Noto Sans CJK KR', sans-serif; background: var(--page); color: var(--text) }
  nav { display: flex; flex-wrap: wrap; gap: 8px 16px; margin-bottom: 16px } nav a { color: inherit }
  section { display: flex; flex-wrap: wrap; gap: 20px; align-items: flex-start; padding-bottom: 20px }
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
  root.lang = language;
  const look = { page: palette.page, text: palette.text.default, border: palette.border, surface: palette.surface.default, width: width + 'px' };
  for (const [name, value] of Object.entries(look)) root.style.setProperty('--' + name, value);
  AdaptiveCards.AdaptiveCard.onProcessMarkdown = (text, result) => {
    const plain = document.createElement('span');
    plain.textContent = text.replace(/\\\\([!-\\/:-@[-\`{-~])/g, '$1');
    result.outputHtml = plain.innerHTML;
    result.didProcess = true;
  };
  const opened = (content) => JSON.parse(JSON.stringify(content), (key, value) => (key === 'isVisible' ? !value : value));
  // Elements of cards have ids of their own.
  const sectionOf = (id) => document.querySelector('section#' + CSS.escape(id)) ?? addSection(id);
  const addSection = (id) => {
    const section = Object.assign(document.createElement('section'), { id });
    document.querySelector('main').append(section);
    return section;
  };
  for (const { name, language: its, content } of CARDS) {
    if (its !== language || !name.includes(asked.get('only') ?? '')) continue;
    const drawn = new AdaptiveCards.AdaptiveCard();
    drawn.hostConfig = new AdaptiveCards.HostConfig(CONFIGS[theme]);
    drawn.parse(asked.has('open') ? opened(content) : content);
    const figure = document.createElement('figure'), caption = document.createElement('figcaption'), frame = document.createElement('div');
    figure.id = name; caption.textContent = name; frame.className = 'card';
    frame.append(drawn.render());
    figure.append(caption, frame);
    sectionOf(name.split(':')[0]).append(figure);
  }`;

/** One page that draws every card live, in each language and theme, at desktop and phone width. Variants of one card stand together. */
export function galleryPage(cards: readonly GalleryCard[]): string {
  const palettes = Object.fromEntries(THEMES.map((theme) => [theme, paletteOf(theme)]));
  const configs = Object.fromEntries(THEMES.map((theme) => [theme, hostConfigOf(theme)]));
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

export interface View {
  readonly theme: Theme;
  readonly width: number;
}

const DESKTOP = 560;
export const PHONE = 340;

/** How Teams may show a card: in each theme, on a desktop and on a phone. */
export const VIEWS: readonly View[] = THEMES.flatMap((theme) => [DESKTOP, PHONE].map((width) => ({ theme, width })));
