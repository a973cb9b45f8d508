import { asTyped, signsOf, type Word } from '../services/spelling/fold-words.ts';
import { PHRASES, trimmed } from './health-words.ts';
import { atEnd, atStart, type Phrases, peel, saysAll } from './phrases.ts';

export type TaggingIntent =
  | { readonly kind: 'tag' | 'untag'; readonly about: string; readonly tag: string }
  | { readonly kind: 'tags'; readonly about: string };

/**
 * `tag Contoso gold`, `콘토소 태그 골드`: the last word is the tag, those before it name the customer. A word after the
 * command alone is no tagging (`TAG Heuer` is a name), and the bare Korean word at the end asks for a customer's tags.
 */
export function taggingIn(text: string, words: readonly Word[]): TaggingIntent | undefined {
  const { alone, edges, end } = PHRASES.tags;
  if (saysAll(alone, words)) return { kind: 'tags', about: '' };
  const asked = atStart(edges, words);
  if (asked > 0) return { kind: 'tags', about: asTyped(text, trimmed(words.slice(asked))) };
  const told = Math.max(atEnd(edges, words), atEnd(end, words));
  if (told > 0) return { kind: 'tags', about: asTyped(text, trimmed(words.slice(0, -told))) };
  const off = without(PHRASES.untag, words);
  if (off) return meant('untag', text, off);
  const on = without(PHRASES.tag, words);
  if (!on) return undefined;
  const undone = atEnd(PHRASES.untag.end, on);
  if (undone > 0) return meant('untag', text, on.slice(0, -undone));
  return meant('tag', text, on.slice(0, on.length - atEnd(PHRASES.tag.end, on)));
}

/** The words around the command: at the beginning in every language, wherever it stands in some. */
function without(
  { edges, anywhere }: { readonly edges: Phrases; readonly anywhere: Phrases },
  words: readonly Word[],
): readonly Word[] | undefined {
  const first = atStart(edges, words);
  if (first > 0) return words.slice(first);
  for (let at = 1; at < words.length; at += 1) {
    const [phrase] = anywhere.standingAt(words, at);
    if (phrase) return [...words.slice(0, at), ...words.slice(at + phrase.keys.length)];
  }
  return undefined;
}

/** `tier-1` is one word to whoever types it. */
function meant(kind: 'tag' | 'untag', text: string, words: readonly Word[]): TaggingIntent | undefined {
  const typed = asTyped(text, words);
  const tag = /\S+$/.exec(typed)?.[0];
  if (!tag) return undefined;
  const before = typed.slice(0, -tag.length);
  const about = asTyped(before, peel(PHRASES.joins, signsOf(before)));
  return kind === 'tag' && about === '' ? undefined : { kind, about, tag };
}
