import { LANGUAGES, type Language, ownName, type Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import { button } from './actions.ts';
import type { Card, Element } from './card.ts';
import { head } from './head.ts';
import { dotted } from './rich-text.ts';
import { row } from './row.ts';
import { rowsCard } from './rows-card.ts';

export interface LanguagesCardNeeds {
  /** Whether it is about one person, or about all who read a conversation. */
  readonly isPersonal: boolean;
  /** Nothing where none was chosen. */
  readonly chosen?: Language | undefined;
  readonly words: Words;
}

/** Which language to speak. Each is offered in its own name: who needs it may read no other. */
export function languagesCard({ isPersonal, chosen, words }: LanguagesCardNeeds): Card {
  const whose = isPersonal ? 'personal' : 'here';
  const names = new Intl.DisplayNames(words.locale, { type: 'language' });
  const choice = (language: Language | undefined): Element => {
    const title = language === undefined ? words.say(`languages.own.${whose}`) : ownName(language);
    const what = language === undefined ? words.say(`languages.own.${whose}.what`) : names.of(language);
    const detail = dotted([
      what === title ? undefined : what,
      language === chosen ? words.say('languages.now') : undefined,
    ]);
    return row({
      title,
      details: detail === '' ? [] : [detail],
      action: { do: 'set-language', ...(language && { language }) },
    });
  };
  return rowsCard({
    ...head(words, words.say(`languages.headline.${whose}`), words.say(`languages.under.${whose}`)),
    rows: [...LANGUAGES, undefined].map(choice),
    actions: actionBar([button(words.say('button.help'), { do: 'show-help' })]),
  });
}
