import { type Card, cardBytes, type Element, MOST_CARD_BYTES } from '../../../src/cards/card.ts';
import { createSchemaCheck } from '../schema.ts';
import { everyElement, everyObject, INPUTS, ofType } from '../walk.ts';
import { actionsOf, faultsOf, type Rules, when } from './rule.ts';

/** All that Teams draws on a phone and that this product uses. */
const DRAWN_ANYWHERE = [
  ...['AdaptiveCard', 'Container', 'ColumnSet', 'Column', 'TextBlock', 'RichTextBlock', 'TextRun', 'Image'],
  ...INPUTS,
  ...['Action.Execute', 'Action.Submit', 'Action.OpenUrl', 'Action.ToggleVisibility'],
];

/** What Teams' oldest clients know: schema 1.2. All else has to bring what is shown in its stead. */
const KNOWN_TO_ALL = [
  ...['AdaptiveCard', 'Container', 'ColumnSet', 'Column', 'TextBlock', 'RichTextBlock', 'TextRun', 'Image'],
  ...['FactSet', 'ImageSet', 'Media', 'ActionSet', 'Input.Number', ...INPUTS],
  ...['Action.Submit', 'Action.OpenUrl', 'Action.ShowCard', 'Action.ToggleVisibility'],
];

/** What a template, a program or a message leaves where something was missing. */
const HOLE = /\$\{|\{\w+\}|\bundefined\b|\bNaN\b|\[object |Invalid Date/;

export const SCHEMA = createSchemaCheck();

/** That a card arrives, is drawn, and is whole. */
export const FORM: Rules = {
  schema: (card) => SCHEMA?.(card) ?? [],
  version: (card) => when(card.content.version !== '1.5', 'declares another version than 1.5'),
  size: (card) => when(cardBytes(card) > MOST_CARD_BYTES, `${cardBytes(card)} bytes; Teams takes ${MOST_CARD_BYTES}`),
  'six-buttons': (card) => when(actionsOf(card).length > 6, 'more than six buttons'),
  'three-in-sight': (card) =>
    when(actionsOf(card).filter(({ mode }) => mode !== 'secondary').length > 3, 'more than three buttons in sight'),
  'three-columns': (card) =>
    faultsOf(ofType(card, 'ColumnSet'), ({ columns }) => (columns as []).length > 3, 'more than three columns'),
  'drawn-anywhere': (card) =>
    faultsOf(everyElement(card), ({ type }) => !DRAWN_ANYWHERE.includes(String(type)), 'not drawn on every phone'),
  'newer-has-fallback': (card) =>
    faultsOf(
      everyElement(card),
      ({ type, fallback }) => !KNOWN_TO_ALL.includes(String(type)) && !fallback,
      'newer than schema 1.2, and nothing to show in its stead',
    ),
  'has-summary': (card) =>
    when(!card.content.fallbackText || !card.summary, 'has no text for notifications and old clients'),
  'text-not-empty': (card) => faultsOf([...everyObject(card.content)], hasEmptyText, 'empty or missing text'),
  'no-hole': (card) =>
    [...everyObject(shownOf(card))]
      .flatMap((element) => Object.values(element))
      .filter((value) => typeof value === 'string' && HOLE.test(value))
      .map((value) => `something is missing in “${value}”`),
  'one-id-each': (card) => {
    const ids = everyElement(card).flatMap(({ id }) => (id === undefined ? [] : [String(id)]));
    return when(new Set(ids).size < ids.length, `ids that stand twice: ${ids}`);
  },
  'toggles-something': (card) =>
    faultsOf(ofType(card, 'Action.ToggleVisibility'), (toggle) => !targetsExist(card, toggle), 'toggles nothing'),
};

const shownOf = ({ content }: Card): unknown =>
  JSON.parse(JSON.stringify(content), (key, value) => (key === 'data' ? undefined : value));

function hasEmptyText(element: Element): boolean {
  const { type, text } = element;
  const needsText = type === 'TextBlock' || type === 'TextRun';
  return (needsText || 'text' in element) && (typeof text !== 'string' || text.trim() === '');
}

function targetsExist(card: Card, { targetElements }: Element): boolean {
  const ids = everyElement(card).map(({ id }) => id);
  const targets = targetElements as readonly string[];
  return targets.length > 0 && targets.every((target) => ids.includes(target));
}
