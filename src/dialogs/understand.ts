import { asTyped, signsOf, type Word } from '../services/spelling/fold-words.ts';
import type { Language } from '../words/words.ts';
import { cleanText } from './clean-text.ts';
import { findIncidentId } from './find-incident-id.ts';
import { healthIn, PHRASES, trimmed } from './health-words.ts';
import { languageIn } from './language-words.ts';
import { atEnd, atStart, lettersSaying, peel, saysAll } from './phrases.ts';
import { taggingIn } from './tagging-words.ts';

export { cleanText } from './clean-text.ts';
export { nearestCommands } from './nearest-commands.ts';

/** What an agent wants. `about` holds the words that name customer, service and symptom, as typed. */
export type Intent =
  | { readonly kind: 'check-health'; readonly about: string }
  | { readonly kind: 'incident'; readonly incidentId: string; readonly about: string }
  | { readonly kind: 'escalate' | 'reply'; readonly about: string; readonly incidentId?: string }
  | { readonly kind: 'customers' | 'history' | 'requests' | 'offboard' | 'onboard'; readonly about: string }
  /** `about` is empty for all customers. */
  | { readonly kind: 'messages' | 'maintenance'; readonly about: string }
  /** `tag` is one word; `about` is empty where nobody is named. */
  | { readonly kind: 'tag' | 'untag'; readonly about: string; readonly tag: string }
  | { readonly kind: 'tags'; readonly about: string }
  | { readonly kind: 'language'; readonly language: Language | undefined }
  | {
      readonly kind:
        | 'help'
        | 'greet'
        | 'cancel'
        | 'start-over'
        | 'audience'
        | 'calendar'
        | 'outages'
        | 'drafts'
        | 'my-requests'
        | 'empty';
    }
  | { readonly kind: 'follow' | 'following' | 'unfollow' }
  | { readonly kind: 'words'; readonly text: string };

const ALONE = [
  'help',
  'greet',
  'cancel',
  'start-over',
  'audience',
  'calendar',
  'outages',
  'follow',
  'following',
  'unfollow',
  'drafts',
  'my-requests',
] as const;

/** Pure and quick. An incident id anywhere wins; short commands count only when nothing else is said. */
export function understand(text: string): Intent {
  const clean = cleanText(text);
  const words = signsOf(clean);
  if (words.length === 0) return { kind: text.includes('?') ? 'help' : 'empty' };

  const incident = findIncidentId(clean);
  const beside = incident?.rest ?? clean;
  const besideWords = peel(PHRASES.polite, signsOf(beside));
  for (const kind of ['escalate', 'reply'] as const) {
    const named = namedAround(kind, besideWords);
    if (named) return { kind, about: asTyped(beside, named), ...(incident && { incidentId: incident.incidentId }) };
  }
  if (incident) {
    const around = signsOf(incident.rest);
    return {
      kind: 'incident',
      incidentId: incident.incidentId,
      about: asTyped(incident.rest, healthIn(around) ?? trimmed(around)),
    };
  }
  const asked = languageIn(words);
  if (asked) return { kind: 'language', language: asked.language };

  const bare = peel(PHRASES.polite, words);
  const alone = saidAlone(words) ?? saidAlone(bare);
  if (alone) return { kind: alone };
  if (bare.length === 0 && atStart(PHRASES.greet, words) > 0) return { kind: 'greet' };

  const tagging = taggingIn(clean, bare);
  if (tagging) return tagging;
  for (const kind of ['offboard', 'onboard', 'history', 'requests'] as const) {
    const named = namedAround(kind, bare);
    if (named) return { kind, about: asTyped(clean, named) };
  }
  const health = healthIn(words);
  for (const kind of ['messages', 'maintenance'] as const) {
    const named = namedAround(kind, bare);
    // At the end it may be a customer's name: `check health for Elm Maintenance`.
    if (named && (!health || atStart(PHRASES[kind], bare) > 0)) return { kind, about: asTyped(clean, named) };
  }
  const about = customersIn(words) ?? customersIn(bare);
  if (about) return { kind: 'customers', about: asTyped(clean, about) };
  if (health) return { kind: 'check-health', about: asTyped(clean, health) };
  return { kind: 'words', text: clean };
}

/** Somebody's message that is to become a service request: none of its words is a command. */
export function understandMessage(text: string): Intent {
  const incident = findIncidentId(text);
  return { kind: 'escalate', about: text, ...(incident && { incidentId: incident.incidentId }) };
}

/** The most exact one: `구독해지` ends what `구독해*` begins. */
function saidAlone(words: readonly Word[]): (typeof ALONE)[number] | undefined {
  const said = ALONE.map((kind) => ({ kind, letters: lettersSaying(PHRASES[kind], words) }));
  const best = said.toSorted((a, b) => b.letters - a.letters)[0];
  return best && best.letters > 0 ? best.kind : undefined;
}

function customersIn(words: readonly Word[]): readonly Word[] | undefined {
  const { alone, edges } = PHRASES.customers;
  if (saysAll(alone, words)) return [];
  if (atStart(edges, words) === 0 && atEnd(edges, words) === 0) return undefined;
  return trimmed(peel(edges, words));
}

/** The words around such a command (`onboard … again`). */
function namedAround(
  kind: 'escalate' | 'reply' | 'offboard' | 'onboard' | 'history' | 'requests' | 'messages' | 'maintenance',
  words: readonly Word[],
): readonly Word[] | undefined {
  const edges = PHRASES[kind];
  return atStart(edges, words) === 0 && atEnd(edges, words) === 0 ? undefined : trimmed(peel(edges, words));
}
