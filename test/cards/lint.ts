import { readAction } from '../../src/cards/actions.ts';
import { type Card, cardBytes, type Element, MOST_CARD_BYTES } from '../../src/cards/card.ts';
import { BLOCK, ICON } from '../../src/cards/state.ts';
import type { Words } from '../../src/words/words.ts';
import { everyElement, everyObject, ofType, textWithin } from './walk.ts';

/** What a rule finds wrong with a card; nothing when it is well. */
type Rule = (card: Card, words: Words) => readonly string[];

/** All that Teams draws on a phone and that this product uses. */
const DRAWN_ANYWHERE = [
  ...[
    'AdaptiveCard',
    'Container',
    'ColumnSet',
    'Column',
    'TextBlock',
    'RichTextBlock',
    'TextRun',
    'Image',
    'Input.ChoiceSet',
    'Input.Date',
    'Input.Text',
    'Input.Time',
    'Input.Toggle',
  ],
  ...['Action.Execute', 'Action.Submit', 'Action.OpenUrl', 'Action.ToggleVisibility'],
];
const ICONS: readonly string[] = [...Object.values(ICON), ...Object.values(BLOCK)];
const A_WORD = /\p{L}{2}/u;

const shown = (element: unknown): string => JSON.stringify(element).slice(0, 120);
const when = (isFault: boolean, message: string): readonly string[] => (isFault ? [message] : []);
const faultsOf = (elements: readonly Element[], isFault: (element: Element) => boolean, message: string) =>
  elements.filter(isFault).map((element) => `${message}: ${shown(element)}`);

const actionsOf = (card: Card): readonly Element[] => (card.content.actions ?? []) as readonly Element[];

const RULES: readonly Rule[] = [
  (card) => when(cardBytes(card) > MOST_CARD_BYTES, `${cardBytes(card)} bytes; Teams takes ${MOST_CARD_BYTES}`),
  (card) => when(actionsOf(card).length > 6, 'more than six buttons'),
  (card) =>
    when(actionsOf(card).filter(({ mode }) => mode !== 'secondary').length > 3, 'more than three buttons in sight'),
  (card) => when(card.content.version !== '1.5', 'declares another version than 1.5'),
  (card, words) => when(card.content.lang !== words.locale, 'does not say which language its text is in'),
  (card) => when(!card.content.fallbackText || !card.summary, 'has no text for notifications and old clients'),
  (card) => when(JSON.stringify(card.content).includes('${'), 'a template slot was left unfilled'),
  (card) => faultsOf([...everyObject(card.content)], hasEmptyText, 'empty or missing text'),
  (card) =>
    faultsOf(everyElement(card), ({ type }) => !DRAWN_ANYWHERE.includes(String(type)), 'not drawn on every phone'),
  (card) => faultsOf(ofType(card, 'TextBlock'), ({ wrap }) => wrap !== true, 'does not wrap'),
  (card) => faultsOf(ofType(card, 'Image'), ({ altText }) => !altText, 'image without words'),
  (card) =>
    faultsOf(
      ofType(card, 'Input.ChoiceSet', 'Input.Date', 'Input.Text', 'Input.Time', 'Input.Toggle'),
      isUnlabelled,
      'input without label or error message',
    ),
  (card) => faultsOf(ofType(card, 'ColumnSet'), ({ columns }) => (columns as []).length > 3, 'more than three columns'),
  (card) => faultsOf(ofType(card, 'TextBlock', 'TextRun'), isColoredWord, 'colour on a word; it belongs on the icon'),
  (card) => faultsOf(everyElement(card), isIconAlone, 'an icon without a word beside it'),
  (card) =>
    faultsOf(ofType(card, 'Action.Execute'), hasNoFallback, 'no Action.Submit with the same data to fall back to'),
  (card) =>
    faultsOf(
      ofType(card, 'Action.Execute', 'Action.Submit'),
      ({ data }) => !readAction(data),
      'a button nobody understands',
    ),
  (card) =>
    faultsOf(
      ofType(card, 'Action.OpenUrl'),
      ({ url, tooltip }) => !/^https:/.test(String(url)) || !tooltip,
      'a link that does not say where to',
    ),
  (card) =>
    faultsOf(
      ofType(card, 'Action.ToggleVisibility'),
      (toggle) => !targetsExist(card, toggle),
      'toggles what is not there',
    ),
  (card) => faultsOf(actionsOf(card), ({ title }) => !title, 'a button without a title'),
  (card) => when(!startsWithHeading(card), 'does not begin with its verdict as a heading'),
];

function hasEmptyText(element: Element): boolean {
  const { type, text } = element;
  const needsText = type === 'TextBlock' || type === 'TextRun';
  return (needsText || 'text' in element) && (typeof text !== 'string' || text.trim() === '');
}

/** What shows nothing while it is empty says what belongs there. */
const isUnlabelled = ({ type, style, label, placeholder, errorMessage }: Element) => {
  const showsItself = style === 'expanded' || type === 'Input.Date' || type === 'Input.Time' || type === 'Input.Toggle';
  return !label || !errorMessage || (!placeholder && !showsItself);
};

const isColored = ({ color }: Element): boolean => color !== undefined && color !== 'Default';

const isColoredWord = (element: Element): boolean => isColored(element) && !ICONS.includes(String(element.text).trim());

/** An icon stands in a line with words, or in a column beside them. */
function isIconAlone(element: Element): boolean {
  const { type, inlines, columns } = element;
  if (type === 'ColumnSet') return hasIcon(columns) && !A_WORD.test(textWithin(columns));
  if (type !== 'Container' && type !== 'AdaptiveCard') return false;
  const lines = [...((element.items ?? element.body ?? []) as Element[])].filter(
    (item) => item.type === 'RichTextBlock',
  );
  return inlines === undefined && lines.some((item) => hasIcon(item) && !A_WORD.test(textWithin(item)));
}

const hasIcon = (element: unknown): boolean =>
  [...everyObject(element)].some(({ text }) => typeof text === 'string' && ICONS.includes(text.trim()));

function hasNoFallback({ data, fallback }: Element): boolean {
  const submit = fallback as Element | undefined;
  return submit?.type !== 'Action.Submit' || JSON.stringify(submit.data) !== JSON.stringify(data);
}

function targetsExist(card: Card, { targetElements }: Element): boolean {
  const ids = everyElement(card).flatMap(({ id }) => (id === undefined ? [] : [id]));
  const targets = targetElements as readonly string[];
  return targets.length > 0 && targets.every((target) => ids.filter((id) => id === target).length === 1);
}

const startsWithHeading = (card: Card): boolean => ofType(card, 'TextBlock', 'RichTextBlock')[0]?.style === 'heading';

/** What is wrong with a card, by the rules of the design language; a card that is well has no violations. */
export const lint = (card: Card, words: Words): readonly string[] => RULES.flatMap((rule) => rule(card, words));
