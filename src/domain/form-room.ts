/**
 * So many characters fit each box of the form of a service request. Everything typed comes back on the card when something
 * is wrong, and a card holds 28 KB, of which a letter of Hangul takes three bytes.
 */
export const FORM_ROOM = {
  title: 200,
  description: 3000,
  words: 800,
  short: 200,
} as const;
