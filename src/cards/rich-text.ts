import { isolatedEach } from '../words/direction.ts';
import type { Element } from './card.ts';

type Look = Readonly<{
  color?: 'Accent' | 'Attention' | 'Good' | 'Warning' | 'Default';
  weight?: 'Bolder';
  size?: 'Small' | 'Large';
  isSubtle?: boolean;
  fontType?: 'Monospace';
}>;

export type Spacing = 'None' | 'Small' | 'Default' | 'Medium';

/** Text that no client parses: words from outside stand here. */
export const run = (text: string, look: Look = {}): Element => ({ type: 'TextRun', text, ...look });

export const line = (inlines: readonly Element[], spacing: Spacing = 'None'): Element => ({
  type: 'RichTextBlock',
  spacing,
  inlines,
});

/** Small print: where, when, how many. */
export const SMALL = { size: 'Small', isSubtle: true } as const;
export const BOLD = { weight: 'Bolder' } as const;

export const smallLine = (text: string, spacing?: Spacing): Element => line([run(text, SMALL)], spacing);

/** "Scope: …", the label set off by weight. */
export const labelled = (label: string, text: string, spacing?: Spacing): Element =>
  line([run(`${label}: `, BOLD), run(text)], spacing);

/** Text of several paragraphs: a run keeps no line breaks, so each is a block of its own. The label leads the first. */
export function prose(text: string, spacing: Spacing, label?: string): readonly Element[] {
  const [first = '', ...rest] = text.split(/\s*\n\s*/).filter((paragraph) => paragraph !== '');
  const lead = label === undefined ? line([run(first)], spacing) : labelled(label, first, spacing);
  return [lead, ...rest.map((paragraph) => line([run(paragraph)], 'Small'))];
}

/** "EX1234567 · Incident · since 08:10": what there is, parted by dots. */
export const dotted = (parts: readonly (string | undefined)[]): string =>
  isolatedEach(parts.filter((part): part is string => part !== undefined && part !== '')).join(' · ');

/** What to type, as it is typed, and what comes of it. */
export const typedLines = (say: string, what: string): readonly Element[] => [
  line([run(say)], 'Small'),
  smallLine(what),
];
