import type { Card, Element } from '../../src/cards/card.ts';

const isElement = (value: unknown): value is Element =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const INPUTS = ['Input.ChoiceSet', 'Input.Date', 'Input.Text', 'Input.Time', 'Input.Toggle'];

/** Every object within, itself first: elements, actions, their data. */
export function* everyObject(value: unknown): Generator<Element> {
  if (Array.isArray(value)) {
    for (const item of value) yield* everyObject(item);
  } else if (isElement(value)) {
    yield value;
    for (const item of Object.values(value)) yield* everyObject(item);
  }
}

/** Every element and action of a card, with what is inside a button's data left out. */
export const everyElement = (card: Card): readonly Element[] =>
  [...everyObject(card.content)].filter(({ type }) => typeof type === 'string' && !String(type).startsWith('Data.'));

export const ofType = (card: Card, ...types: readonly string[]): readonly Element[] =>
  everyElement(card).filter(({ type }) => types.includes(String(type)));

/** All that can be read within an element. */
export const textWithin = (element: unknown): string =>
  [...everyObject(element)].map(({ text }) => (typeof text === 'string' ? text : '')).join(' ');

export const cardText = (card: Card): string => textWithin(card.content).replaceAll('\u00a0', ' ');
