/** A finished Adaptive Card (schema 1.5), and the line that a notification shows for it. */
export interface Card {
  readonly content: Readonly<Record<string, unknown>>;
  readonly summary: string;
}

/** A piece of a card, in the words of the Adaptive Cards schema. */
export type Element = Readonly<Record<string, unknown>>;

/** What Teams is given at most: UTF-8 bytes of the serialised activity. The envelope around a card takes up to 2 KB of it. */
export const MOST_ACTIVITY_BYTES = 28 * 1024;
export const MOST_CARD_BYTES = MOST_ACTIVITY_BYTES - 2 * 1024;

export const cardBytes = (card: Card): number => Buffer.byteLength(JSON.stringify(card.content));
