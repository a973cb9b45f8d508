import en from '../../src/words/catalogues/en.json' with { type: 'json' };
import type { Catalogue } from '../../src/words/languages.ts';
import { createWords, type Words } from '../../src/words/words.ts';

const WORD = /\p{L}+/gu;
/** `{count, plural,`: of such an argument the texts of its options are said. */
const CHOOSES = /^\s*\w+\s*,\s*(plural|selectordinal|select)\s*,/;

/** Changes what a message says, and none of what it takes. */
function retold(message: string, tell: (text: string) => string): string {
  let told = '';
  let rest = message;
  for (;;) {
    const at = rest.indexOf('{');
    if (at < 0) return told + tell(rest);
    const end = endOfBraces(rest, at);
    const inside = rest.slice(at + 1, end);
    told += `${tell(rest.slice(0, at))}{${CHOOSES.test(inside) ? withOptions(inside, tell) : inside}}`;
    rest = rest.slice(end + 1);
  }
}

function withOptions(choice: string, tell: (text: string) => string): string {
  const at = choice.indexOf('{');
  if (at < 0) return choice;
  const end = endOfBraces(choice, at);
  const option = retold(choice.slice(at + 1, end), tell);
  return `${choice.slice(0, at)}{${option}}${withOptions(choice.slice(end + 1), tell)}`;
}

function endOfBraces(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '{') depth += 1;
    if (text[at] === '}') depth -= 1;
    if (depth === 0) return at;
  }
  throw new Error(`a brace is left open: ${text}`);
}

/** Every word 40 % longer by its own beginning, as German and Portuguese are. */
const longer = (text: string): string =>
  text.replace(WORD, (word) => word + word.slice(0, Math.ceil(word.length * 0.4)));

/** Every word written from right to left, as Unicode's pseudo-locale for bidirectional text has it. */
const mirrored = (text: string): string => text.replace(WORD, (word) => `\u200f\u202e${word}\u202c`);

const catalogue = (tell: (text: string) => string): Catalogue =>
  Object.fromEntries(Object.entries(en).map(([key, message]) => [key, retold(message, tell)])) as Catalogue;

/** Languages that nobody speaks, made of the English messages, to see what a translation would do to a card. */
export const PSEUDO_WORDS: Readonly<Record<string, Words>> = {
  'en-XA': createWords({ language: 'en-XA', locale: 'en-XA', zone: 'Asia/Seoul', texts: catalogue(longer) }),
  'ar-XB': createWords({ language: 'ar-XB', locale: 'ar-XB', zone: 'Asia/Seoul', texts: catalogue(mirrored) }),
};
