import { cardText, partsOf } from './card-reading.ts';

type Json = Record<string, any>;

/** The verdict at the top. */
export function headingOf(card: Json): string {
  const heading = [...partsOf(card)].find(({ style, type }) => type === 'TextBlock' && style === 'heading');
  return String(heading?.text).replace(/\\(?=[^\p{L}\p{N}])/gu, '');
}

/** The one accent of a card: the style of its head. */
export const accentOf = (card: Json): string => card.body[0].style;

/** All words that can be read before anything is opened. */
export const inSight = (card: Json): string => cardText(withoutHidden(card) as Json);

export interface Fold {
  readonly title: string;
  readonly text: string;
  readonly rows: readonly string[];
  readonly isShut: boolean;
}

/** What waits behind a toggle, by the words on the toggle. */
export function foldsOf(card: Json): readonly Fold[] {
  const parts = [...partsOf(card)];
  return parts
    .filter(({ selectAction }) => selectAction?.type === 'Action.ToggleVisibility')
    .map((toggle) => {
      const [target] = toggle.selectAction.targetElements;
      const hidden = parts.find(({ id }) => id === target) ?? {};
      return {
        title: words(cardText(toggle)),
        text: cardText(hidden),
        rows: rowsOf(hidden),
        isShut: hidden.isVisible === false,
      };
    });
}

export function foldOf(card: Json, title: string): Fold {
  const found = foldsOf(card).find((fold) => fold.title.includes(title));
  if (!found) throw new Error(`nothing folds under "${title}" on this card: ${cardText(card)}`);
  return found;
}

/** The words on each row that leads somewhere, in order; those behind toggles only when asked for by their fold. */
export function rowsOf(part: Json): readonly string[] {
  const shown = part.type === 'AdaptiveCard' ? (withoutHidden(part) as Json) : part;
  return [...partsOf(shown)]
    .filter(({ selectAction }) => selectAction?.type === 'Action.Execute')
    .map((row) => words(cardText({ ...row, selectAction: undefined })));
}

/** Buttons that leave Teams. */
export const linksOf = (card: Json): readonly { title: string; url: string; tooltip: string }[] =>
  [...partsOf(card)].filter(({ type }) => type === 'Action.OpenUrl') as never;

/** The words on the buttons of the card's action bar. */
export const buttonsOf = (card: Json): readonly string[] => card.actions.map(({ title }: Json) => title);

const words = (text: string): string => text.replace(/[›⌄⌃]/g, '').trim();

function withoutHidden(part: unknown): unknown {
  if (Array.isArray(part)) return part.filter((item) => item?.isVisible !== false).map(withoutHidden);
  if (part === null || typeof part !== 'object') return part;
  return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, withoutHidden(value)]));
}
