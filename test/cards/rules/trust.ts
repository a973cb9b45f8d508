import { everyObject, ofType } from '../walk.ts';
import { faultsOf, type Rules } from './rule.ts';

/** A mark that markdown would read, not preceded by the backslash that makes it a letter. */
export const LIVE_MARK = /(?<!\\)(?:\\\\)*[*_`~[\]<>{}]/;

/** That words from outside mean nothing to a client. */
export const TRUST: Rules = {
  'no-markdown': (card) =>
    faultsOf(ofType(card, 'TextBlock'), ({ text }) => LIVE_MARK.test(String(text)), 'markdown that a client reads'),
  'no-mention': (card) =>
    faultsOf(
      [...everyObject(card.content)],
      ({ type, mentioned, entities }) => type === 'mention' || mentioned !== undefined || entities !== undefined,
      'somebody is mentioned',
    ),
};
