import type { Word } from '../services/spelling/fold-words.ts';
import { type CommandName, LEXICONS } from './lexicon.ts';
import { atEnd, atStart, type Phrases, peel, phrasesOf } from './phrases.ts';

const said = (
  command: Exclude<CommandName, 'language'>,
  ...places: readonly ('anywhere' | 'edges' | 'end' | 'alone')[]
): Phrases => phrasesOf(LEXICONS.flatMap(({ commands }) => places.flatMap((where) => commands[command][where] ?? [])));

/** Of all languages at once: agents mix them. */
export const PHRASES = {
  help: said('help', 'alone'),
  greet: said('greet', 'alone'),
  cancel: said('cancel', 'alone'),
  'start-over': said('start-over', 'alone'),
  audience: said('audience', 'alone'),
  follow: said('follow', 'alone'),
  following: said('following', 'alone'),
  unfollow: said('unfollow', 'alone'),
  drafts: said('drafts', 'alone'),
  'my-requests': said('my-requests', 'alone'),
  tag: { edges: said('tag', 'edges'), anywhere: said('tag', 'anywhere'), end: said('tag', 'end') },
  untag: { edges: said('untag', 'edges'), anywhere: said('untag', 'anywhere'), end: said('untag', 'end') },
  tags: { alone: said('tags', 'alone'), edges: said('tags', 'edges'), end: said('tags', 'end') },
  joins: phrasesOf(LEXICONS.flatMap(({ joins }) => joins)),
  outages: said('outages', 'alone'),
  history: said('history', 'edges'),
  offboard: said('offboard', 'edges'),
  onboard: said('onboard', 'edges'),
  requests: said('requests', 'edges'),
  messages: said('messages', 'edges'),
  maintenance: said('maintenance', 'edges'),
  calendar: said('calendar', 'alone'),
  escalate: said('escalate', 'edges'),
  reply: said('reply', 'edges'),
  customers: { alone: said('customers', 'alone'), edges: said('customers', 'edges') },
  health: {
    anywhere: said('check-health', 'anywhere'),
    edges: said('check-health', 'edges'),
  },
  polite: phrasesOf(LEXICONS.flatMap(({ polite }) => polite)),
};

const AT_THE_END = said('check-health', 'end', 'edges');
const AROUND = phrasesOf(LEXICONS.flatMap(({ polite, between }) => [...polite, ...between]));

/** Without courtesies and prepositions at both ends; within, they may belong to a name (`Bank of Nova`). */
export const trimmed = (words: readonly Word[]): readonly Word[] => peel(AROUND, words);

/** What the words ask the health of; nothing when they do not ask for health. */
export function healthIn(words: readonly Word[]): readonly Word[] | undefined {
  const { anywhere, edges } = PHRASES.health;
  const rest = withoutAll(anywhere, words);
  if (rest.length < words.length) return bare(rest);
  const polite = peel(PHRASES.polite, words);
  for (const candidate of [words, polite, trimmed(words)]) {
    if (atStart(edges, candidate) > 0 || atEnd(AT_THE_END, candidate) > 0) return bare(candidate);
  }
  return undefined;
}

/** Edge words and the words around them, peeled in turn until a name begins. */
function bare(words: readonly Word[]): readonly Word[] {
  const rest = trimmed(peel(PHRASES.health.edges, trimmed(words), AT_THE_END));
  return rest.length === words.length ? rest : bare(rest);
}

/** Takes every such phrase out, with the prepositions that bound it to its neighbours. */
function withoutAll(phrases: Phrases, words: readonly Word[]): readonly Word[] {
  for (let at = 0; at < words.length; at += 1) {
    const [phrase] = phrases.standingAt(words, at);
    if (!phrase) continue;
    const before = words.slice(0, at);
    const after = words.slice(at + phrase.keys.length);
    return [...trimmed(before), ...trimmed(withoutAll(phrases, after))];
  }
  return words;
}
