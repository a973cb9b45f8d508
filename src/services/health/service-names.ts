import type { Service } from '../../domain/service.ts';
import { editDistance, errorsAllowed } from '../spelling/edit-distance.ts';
import { type Word, wordsOf } from '../spelling/fold-words.ts';
import { aliasesIn, createAliases } from './alias-spans.ts';
import data from './service-names.json' with { type: 'json' };

export interface NamedServices {
  /** Graph service ids, or `azure`. */
  readonly ids: readonly string[];
  /** The words that named them, as typed. */
  readonly alias: string;
  /** The other words, as typed and in their order. */
  readonly leftover: string;
}

/** `names` name a service; `hints` suggest it when nothing names one (`mail` is Exchange, `exchange mail` is a symptom of it). */
const names = createAliases(
  data.flatMap(({ ids, title, names }) => [title, ...names, ...ids].map((text) => ({ text, ids }))),
);
const hints = createAliases(data.flatMap(({ ids, hints }) => hints.map((text) => ({ text, ids }))));

const asTyped = (words: readonly Word[]): string => words.map((word) => word.raw).join(' ');

/** Which services the words name, if any: of overlapping names the longest counts. English, Korean, typing errors. */
export function namedServices(text: string): NamedServices | undefined {
  const words = wordsOf(text);
  const named = aliasesIn(words, names);
  const { ids, used, rest } = named.ids.length > 0 ? named : aliasesIn(words, hints);
  return ids.length > 0 ? { ids, alias: asTyped(used), leftover: asTyped(rest) } : undefined;
}

/**
 * What services are called where people read of them, each title one that `namedServices` reads as the same ids. A service
 * that we have no name for stays its id.
 */
export function serviceTitles(ids: readonly string[]): readonly string[] {
  const left = new Set(ids);
  const titles = data.flatMap((entry) => {
    if (!entry.ids.every((id) => left.has(id))) return [];
    for (const id of entry.ids) left.delete(id);
    return entry.title;
  });
  return [...titles, ...left];
}

export interface PickedService {
  readonly service: Service;
  /** Words that did not serve to name it. */
  readonly leftover: string;
}

const NUMBER = /^\s*#?(\d{1,2})\s*(?:[.)]|번(?:째)?)?\s*$/;

/** One of a customer's services, by its number in the list as shown, by its own name or id, or by what people call it. */
export function pickService(text: string, services: readonly Service[]): PickedService | undefined {
  const [, number] = NUMBER.exec(text) ?? [];
  const numbered = number === undefined ? undefined : services[Number(number) - 1];
  if (numbered) return { service: numbered, leftover: '' };

  const words = wordsOf(text);
  const own = createAliases(
    services.flatMap(({ id, name }) => [id, name].map((alias) => ({ text: alias, ids: [id] }))),
  );
  const shown = aliasesIn(words, own);
  const named = namedServices(text);
  const [id] = shown.ids;
  const called = named?.ids.find((candidate) => services.some((service) => service.id === candidate));
  if (id !== undefined && (called === undefined || shown.used.length >= wordsOf(named?.alias ?? '').length)) {
    return found(services, id, asTyped(shown.rest));
  }
  return called === undefined ? byPart(words, services) : found(services, called, named?.leftover ?? '');
}

function found(services: readonly Service[], id: string, leftover: string): PickedService | undefined {
  const service = services.find((candidate) => candidate.id === id);
  return service && { service, leftover };
}

/** A name that Microsoft gave yesterday: one word of it is enough when no other service has that word. */
function byPart(words: readonly Word[], services: readonly Service[]): PickedService | undefined {
  for (const word of words) {
    const meant = services.filter((service) => wordsOf(service.name).some((part) => isMeant(word, part)));
    const [only] = meant;
    if (only && meant.length === 1)
      return { service: only, leftover: asTyped(words.filter((other) => other !== word)) };
  }
  return undefined;
}

function isMeant(word: Word, part: Word): boolean {
  if (word.key.length < 4) return false;
  const most = errorsAllowed(word.key);
  return part.key.startsWith(word.key) || editDistance(word.key, part.key, most) <= most;
}
