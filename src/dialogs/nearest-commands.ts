import { editDistance, errorsAllowed } from '../services/spelling/edit-distance.ts';
import { wordsOf } from '../services/spelling/fold-words.ts';
import { cleanText } from './clean-text.ts';
import { COMMANDS, type CommandName, LEXICONS } from './lexicon.ts';
import { phraseOf } from './phrases.ts';

const MOST_WORDS = 4;

const spoken = (command: CommandName): string[] =>
  LEXICONS.flatMap(({ commands, language }) =>
    command === 'language' ? language.asks : Object.values(commands[command]).flat(),
  );

const KEYS = COMMANDS.map((command) => ({
  command,
  keys: [...new Set(spoken(command).map((text) => phraseOf(text).keys.join('')))].filter((key) => key.length > 2),
}));

/** Commands that the first words may have been meant for (`hlep`), nearest first. */
export function nearestCommands(text: string): CommandName[] {
  const words = wordsOf(cleanText(text)).slice(0, MOST_WORDS);
  const beginnings = words.map((_, at) =>
    words
      .slice(0, at + 1)
      .map(({ key }) => key)
      .join(''),
  );
  const near = KEYS.map(({ command, keys }) => {
    const errors = keys.flatMap((key) => beginnings.map((typed) => errorsIn(typed, key)));
    return { command, errors: Math.min(...errors) };
  });
  return near
    .filter(({ errors }) => errors < 1)
    .sort((a, b) => a.errors - b.errors)
    .map(({ command }) => command);
}

/** The share of letters that are wrong; 1 for words too different to be one. */
function errorsIn(typed: string, key: string): number {
  const most = errorsAllowed(typed.length > key.length ? typed : key);
  const errors = editDistance(typed, key, most);
  return errors > most ? 1 : errors / (key.length + 1);
}
