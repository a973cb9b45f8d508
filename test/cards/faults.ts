import type { Element } from '../../src/cards/card.ts';
import type { RULES } from './lint.ts';

/** A card as plain JSON, which a test may spoil. */
export interface Spoilt {
  readonly content: Record<string, unknown> & { body: Element[]; actions: Element[] };
  summary: string;
}

export interface Fault {
  /** The card that it is planted in, by its name in `every-card.ts`. */
  readonly card: string;
  /** The rule that finds it. */
  readonly rule: keyof typeof RULES;
  readonly plant: (card: Spoilt) => void;
}

const SERVICES = 'services: trouble';
const TIMELINE = 'timeline: incident';
const FORM = 'follow: form';

const text = (over: object = {}): Element => ({ type: 'TextBlock', text: 'words', wrap: true, ...over });
const run = (over: object): Element => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text: 'words', ...over }],
});
const box = (...items: readonly Element[]): Element => ({ type: 'Container', items });
const help = { do: 'show-help' };
const press = (over: object = {}): Element => ({
  ...{ type: 'Action.Execute', title: 'Go', verb: 'show-help', data: help, mode: 'secondary' },
  fallback: { type: 'Action.Submit', title: 'Go', data: help },
  ...over,
});
const link = (over: object): Element => ({
  ...{ type: 'Action.OpenUrl', title: 'Admin center ↗', url: 'https://admin.cloud.microsoft/' },
  ...{ tooltip: 'Opens admin.cloud.microsoft', mode: 'secondary' },
  ...over,
});

const add =
  (element: Element) =>
  ({ content }: Spoilt): void =>
    void content.body.push(element);
const addButton =
  (action: Element) =>
  ({ content }: Spoilt): void =>
    void content.actions.splice(-1, 1, action);
const set =
  (change: object) =>
  ({ content }: Spoilt): void =>
    void Object.assign(content, change);

/** Changes the first element of a type, wherever it stands. */
const change =
  (type: string, over: object) =>
  ({ content }: Spoilt): void => {
    const found = firstOf(type, content);
    if (!found) throw new Error(`no ${type} to spoil`);
    Object.assign(found, over);
  };

function firstOf(type: string, part: unknown): Record<string, unknown> | undefined {
  if (typeof part !== 'object' || part === null) return undefined;
  if ('type' in part && part.type === type) return part as Record<string, unknown>;
  for (const inner of Object.values(part)) {
    const found = firstOf(type, inner);
    if (found) return found;
  }
  return undefined;
}

/** One fault for each thing that a rule looks at. */
export const FAULTS: Readonly<Record<string, Fault>> = {
  'a property that no schema knows': { card: SERVICES, rule: 'schema', plant: change('Column', { colour: 'red' }) },
  'a number for a text': { card: SERVICES, rule: 'schema', plant: change('TextBlock', { text: 7 }) },
  'another version': { card: SERVICES, rule: 'version', plant: set({ version: '1.6' }) },
  'too many bytes': { card: TIMELINE, rule: 'size', plant: add(run({ text: '한'.repeat(9_000) })) },
  'seven buttons': {
    card: SERVICES,
    rule: 'six-buttons',
    plant: set({ actions: Array.from({ length: 7 }, () => press()) }),
  },
  'four buttons in sight': {
    card: SERVICES,
    rule: 'three-in-sight',
    plant: set({ actions: Array.from({ length: 4 }, () => press({ mode: 'primary' })) }),
  },
  'four columns': {
    card: SERVICES,
    rule: 'three-columns',
    plant: add({ type: 'ColumnSet', columns: Array.from({ length: 4 }, () => ({ type: 'Column', items: [text()] })) }),
  },
  'a table': { card: TIMELINE, rule: 'drawn-anywhere', plant: add({ type: 'Table', rows: [], fallback: text() }) },
  'a newer element without fallback': {
    card: TIMELINE,
    rule: 'newer-has-fallback',
    plant: add({ type: 'Badge', text: 'Degraded' }),
  },
  'a button without fallback': {
    card: SERVICES,
    rule: 'newer-has-fallback',
    plant: addButton(press({ fallback: undefined })),
  },
  'no text for notifications': { card: SERVICES, rule: 'has-summary', plant: set({ fallbackText: '' }) },
  'an empty text': { card: SERVICES, rule: 'text-not-empty', plant: add(text({ text: ' ' })) },
  'a null text': { card: SERVICES, rule: 'text-not-empty', plant: add(text({ text: null })) },
  'a slot of a template left unfilled': { card: TIMELINE, rule: 'no-hole', plant: add(run({ text: `\${missing}` })) },
  'a value that was not there': { card: TIMELINE, rule: 'no-hole', plant: add(run({ text: 'since undefined' })) },
  'a moment that is none': { card: TIMELINE, rule: 'no-hole', plant: set({ fallbackText: 'Invalid Date' }) },
  'an argument of a message left': { card: SERVICES, rule: 'no-hole', plant: add(run({ text: 'Hello {customer}' })) },
  'two boxes of one name': {
    card: FORM,
    rule: 'one-id-each',
    plant: ({ content }) => add({ ...firstOf('Input.Text', content) })({ content, summary: '' }),
  },
  'a toggle of nothing': {
    card: SERVICES,
    rule: 'toggles-something',
    plant: add({ ...box(text()), selectAction: { type: 'Action.ToggleVisibility', targetElements: ['nothing'] } }),
  },
  'no verdict at the top': {
    card: TIMELINE,
    rule: 'begins-with-verdict',
    plant: ({ content }) => void content.body.unshift(text()),
  },
  'no language': { card: SERVICES, rule: 'language', plant: set({ lang: undefined }) },
  'the language of somebody else': { card: SERVICES, rule: 'language', plant: set({ lang: 'de-DE' }) },
  'no direction': { card: SERVICES, rule: 'direction', plant: set({ rtl: undefined }) },
  'a text that does not wrap': { card: SERVICES, rule: 'wraps', plant: change('TextBlock', { wrap: false }) },
  'a choice that does not wrap': { card: FORM, rule: 'wraps', plant: change('Input.Toggle', { wrap: false }) },
  'an image without words': {
    card: TIMELINE,
    rule: 'alt-text',
    plant: add({ type: 'Image', url: 'https://partner.example/a.png' }),
  },
  'a box without label': { card: FORM, rule: 'labelled-input', plant: change('Input.Text', { label: undefined }) },
  'a box without error message': {
    card: FORM,
    rule: 'labelled-input',
    plant: change('Input.Time', { errorMessage: undefined }),
  },
  'a button without title': { card: SERVICES, rule: 'titled-button', plant: addButton(press({ title: undefined })) },
  'a coloured word': { card: SERVICES, rule: 'no-colour-on-words', plant: add(run({ color: 'Warning' })) },
  'an icon alone': {
    card: SERVICES,
    rule: 'no-lone-icon',
    plant: add(box(run({ text: '◐', color: 'Warning' }))),
  },
  'a colour alone': { card: SERVICES, rule: 'no-lone-colour', plant: add({ ...box(), style: 'attention' }) },
  'a fallback that means something else': {
    card: SERVICES,
    rule: 'same-on-old-clients',
    plant: addButton(press({ fallback: { type: 'Action.Submit', title: 'Go', data: { do: 'show-customers' } } })),
  },
  'a button nobody understands': {
    card: SERVICES,
    rule: 'known-button',
    plant: addButton(press({ data: { do: 'dance' } })),
  },
  'a link without arrow': {
    card: SERVICES,
    rule: 'leaves-teams-aloud',
    plant: addButton(link({ title: 'Admin center' })),
  },
  'a link that does not say where to': {
    card: SERVICES,
    rule: 'leaves-teams-aloud',
    plant: addButton(link({ tooltip: 'Opens a page' })),
  },
  'a link in the clear': {
    card: SERVICES,
    rule: 'leaves-teams-aloud',
    plant: addButton(link({ url: 'http://admin.cloud.microsoft/' })),
  },
  'a link in markdown': {
    card: SERVICES,
    rule: 'no-markdown',
    plant: add(text({ text: '[pay](https://evil.example)' })),
  },
  'emphasis in markdown': { card: TIMELINE, rule: 'no-markdown', plant: change('TextBlock', { text: 'All **well**' }) },
  'a mention in markdown': { card: TIMELINE, rule: 'no-markdown', plant: add(text({ text: '<at>everybody</at>' })) },
  'a mention': {
    card: TIMELINE,
    rule: 'no-mention',
    plant: set({ msteams: { entities: [{ type: 'mention', text: '<at>all</at>', mentioned: { id: '29:1' } }] } }),
  },
};
