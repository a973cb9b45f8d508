import { type Word, wordsOf } from '../services/spelling/fold-words.ts';
import { cleanText } from './clean-text.ts';
import { findIncidentId } from './find-incident-id.ts';
import { COMMANDS, type CommandName, type Language, LANGUAGES, LEXICONS } from './lexicon.ts';
import { atEnd, atStart, type Phrase, peel, phrasesOf, standsAt } from './phrases.ts';

/** What an agent wants. `about` holds the words that name customer, service and symptom, as typed. */
export type Intent =
  | { readonly kind: 'check-health'; readonly about: string }
  | { readonly kind: 'incident'; readonly incidentId: string; readonly about: string }
  | { readonly kind: 'customers'; readonly about: string }
  | { readonly kind: 'language'; readonly language: Language | undefined }
  | { readonly kind: 'help' | 'greet' | 'cancel' | 'start-over' | 'empty' }
  | { readonly kind: 'words'; readonly text: string };

const alone = (command: Exclude<CommandName, 'language'>) => said(command, 'alone');
const said = (command: Exclude<CommandName, 'language'>, where: 'anywhere' | 'edges' | 'alone'): Phrase[] =>
  phrasesOf(LEXICONS.flatMap((lexicon) => lexicon.commands[command][where] ?? []));

const ALONE = (['help', 'greet', 'cancel', 'start-over'] as const).map((kind) => ({ kind, phrases: alone(kind) }));
const CUSTOMERS = { alone: alone('customers'), edges: said('customers', 'edges') };
const HEALTH = { anywhere: said('check-health', 'anywhere'), edges: said('check-health', 'edges') };
const POLITE = phrasesOf(LEXICONS.flatMap(({ polite }) => polite));
const BETWEEN = phrasesOf(LEXICONS.flatMap(({ between }) => between));
const LANGUAGE = phrasesOf(LEXICONS.flatMap(({ language }) => language));
const LANGUAGE_NAMES = LANGUAGES.map((language) => ({
  language,
  names: phrasesOf([language, ...LEXICONS.flatMap(({ languages }) => languages[language])]),
}));

const asTyped = (words: readonly Word[]): string => words.map(({ raw }) => raw).join(' ');

/** Pure and quick. An incident id anywhere wins; a command counts wherever it cannot be part of a name. */
export function understand(text: string): Intent {
  const clean = cleanText(text);
  if (clean === '' || clean === '?') return { kind: clean === '' ? 'empty' : 'help' };
  const incident = findIncidentId(clean);
  if (incident) {
    const about = healthIn(wordsOf(incident.rest)) ?? trimmed(wordsOf(incident.rest));
    return { kind: 'incident', incidentId: incident.incidentId, about: asTyped(about) };
  }
  return { kind: 'words', text: clean };
}
