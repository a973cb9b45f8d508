import type { Element } from '../../../src/cards/card.ts';
import { ACCENT, BLOCK, ICON } from '../../../src/cards/state.ts';
import { everyElement, everyObject, INPUTS, ofType, textWithin } from '../walk.ts';
import { actionsOf, faultsOf, type Rules, when } from './rule.ts';

const ICONS: readonly string[] = [...Object.values(ICON), ...Object.values(BLOCK)];
/** Container styles that say how things stand. */
const COLOURS: readonly string[] = Object.values(ACCENT).filter((style) => style !== 'emphasis');
const A_WORD = /\p{L}{2}/u;

/** That everybody can read a card: on a phone, by ear, without colours, in any language. */
export const READING: Rules = {
  'begins-with-verdict': (card) =>
    when(
      ofType(card, 'TextBlock', 'RichTextBlock')[0]?.style !== 'heading',
      'does not begin with its verdict as a heading',
    ),
  language: (card, words) => when(card.content.lang !== words.locale, 'does not say which language its text is in'),
  direction: (card, words) =>
    when(card.content.rtl !== words.isRightToLeft, 'does not say from which side its text is read'),
  wraps: (card) =>
    faultsOf(
      [...ofType(card, 'TextBlock', 'Input.Toggle'), ...ofType(card, 'Input.ChoiceSet').filter(isExpanded)],
      ({ wrap }) => wrap !== true,
      'does not wrap',
    ),
  'alt-text': (card) => faultsOf(ofType(card, 'Image'), ({ altText }) => !altText, 'image without words'),
  'labelled-input': (card) => faultsOf(ofType(card, ...INPUTS), isUnlabelled, 'input without label or error message'),
  'titled-button': (card) => faultsOf(actionsOf(card), ({ title }) => !title, 'a button without a title'),
  'no-colour-on-words': (card) =>
    faultsOf(ofType(card, 'TextBlock', 'TextRun'), isColoredWord, 'colour on a word; it belongs on the icon'),
  'no-lone-icon': (card) => faultsOf(everyElement(card), isIconAlone, 'an icon without a word beside it'),
  'no-lone-colour': (card) =>
    faultsOf(
      ofType(card, 'Container', 'Column', 'ColumnSet').filter(({ style }) => COLOURS.includes(String(style))),
      (container) => !A_WORD.test(textWithin(container)),
      'a colour without a word on it',
    ),
};

const isExpanded = ({ style }: Element): boolean => style === 'expanded';

/** What shows nothing while it is empty says what belongs there. */
const isUnlabelled = ({ type, style, label, placeholder, errorMessage }: Element): boolean => {
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
  const lines = ((element.items ?? element.body ?? []) as Element[]).filter((item) => item.type === 'RichTextBlock');
  return inlines === undefined && lines.some((item) => hasIcon(item) && !A_WORD.test(textWithin(item)));
}

const hasIcon = (element: unknown): boolean =>
  [...everyObject(element)].some(({ text }) => typeof text === 'string' && ICONS.includes(text.trim()));
