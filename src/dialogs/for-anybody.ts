import type { CardAction } from '../cards/actions.ts';
import type { Intent } from './understand.ts';

/** Help, and a word to get out, are for whoever may use the bot at all; with the rest it begins that one may find customers. */
const FOR_ANYBODY: readonly string[] = [
  'show-help',
  'show-languages',
  'set-language',
  'help',
  'greet',
  'cancel',
  'start-over',
  'empty',
  'language',
];

export const needsNoRole = (intent: CardAction | Intent): boolean =>
  FOR_ANYBODY.includes('do' in intent ? intent.do : intent.kind);
