import type { Words } from '../words/words.ts';
import { clip, escapeMarkdown } from './literal.ts';
import type { CardFrame } from './render.ts';
import type { Accent } from './state.ts';

/** What the head of every card shows: the verdict, and what it rests on. */
export interface Head extends CardFrame {
  readonly heading: string;
  readonly under: string;
  readonly accent: Accent;
}

const MOST_HEADING = 300;
const MOST_UNDER = 400;

/** The verdict as heading, notification line and fallback text. `under` is never empty. */
export function head(words: Words, verdict: string, under: string, accent: Accent = 'emphasis'): Head {
  const summary = clip(verdict, MOST_HEADING);
  return { summary, lang: words.locale, heading: escapeMarkdown(summary), under: clip(under, MOST_UNDER), accent };
}
