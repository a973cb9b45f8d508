import { jsonFolder } from '../words/json-folder.ts';
import type { Language } from '../words/words.ts';

export const COMMANDS = [
  'check-health',
  'customers',
  'help',
  'greet',
  'cancel',
  'start-over',
  'audience',
  'follow',
  'following',
  'unfollow',
  'tag',
  'untag',
  'tags',
  'outages',
  'history',
  'offboard',
  'onboard',
  'requests',
  'messages',
  'maintenance',
  'calendar',
  'escalate',
  'reply',
  'drafts',
  'my-requests',
  'language',
] as const;

export type CommandName = (typeof COMMANDS)[number];

/** Phrases of one language. A `*` at the end of a phrase stands for any ending of its last word. */
export interface Lexicon {
  readonly commands: Readonly<
    Record<
      Exclude<CommandName, 'language'>,
      {
        /** Commands wherever they stand. */
        readonly anywhere?: readonly string[];
        /** Commands at the beginning or the end. */
        readonly edges?: readonly string[];
        /** Commands at the end: at the beginning they are part of a name (`Healthy Hearts Clinic`). */
        readonly end?: readonly string[];
        /** Commands when nothing else is said. */
        readonly alone?: readonly string[];
      }
    >
  >;
  /** `asks` asks for a language, named or not; `around` is said around the name of one. */
  readonly language: { readonly asks: readonly string[]; readonly around: readonly string[] };
  /** What languages are called beside their names by Intl, by tag. */
  readonly languages: Readonly<Record<Language, readonly string[]>>;
  /** Words between a customer and a tag. */
  readonly joins: readonly string[];
  /** What announces an Azure tracking id. */
  readonly tracking: readonly string[];
  /** Courtesies around a command. */
  readonly polite: readonly string[];
  /** Words between a command and what it is about. */
  readonly between: readonly string[];
}

/** By language: what is put into the folder is understood. */
export const LEXICON_OF: ReadonlyMap<Language, Lexicon> = jsonFolder(new URL('./lexicon/', import.meta.url));

/** Commands are understood in every language at once: people mix them. */
export const LEXICONS: readonly Lexicon[] = [...LEXICON_OF.values()];
