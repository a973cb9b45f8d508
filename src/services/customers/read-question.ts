import { namedServices } from '../health/service-names.ts';
import { withoutFillers } from '../spelling/fillers.ts';
import { wordsOf } from '../spelling/fold-words.ts';
import type { CustomerHit, CustomerIndex, SearchOptions } from './customer-index.ts';
import { addressesIn } from './domain-names.ts';
import type { FindCustomers } from './find-customers.ts';

/** Who is asked about, which of their services, and what is wrong with it. */
export interface CustomerQuestion {
  /** Best first. The words about service and symptom do not count against a customer. */
  readonly hits: readonly CustomerHit[];
  /** Graph service ids, or `azure`; empty when no service was named. */
  readonly serviceIds: readonly string[];
  /** What is left, without fillers: the agent's words for what is wrong. */
  readonly symptom: string;
}

export type ReadQuestion = (words: string, options?: SearchOptions) => Promise<CustomerQuestion>;

export interface ReadQuestionNeeds {
  readonly findCustomers: FindCustomers;
  readonly index: () => CustomerIndex;
}

/** From this score (0 to 1) on, the best hit is taken for the customer meant, and the other words for the symptom. */
const MEANT = 0.55;

/** Reads free words such as `Contoso Exchange mail is queueing`. */
export function createReadQuestion({ findCustomers, index }: ReadQuestionNeeds): ReadQuestion {
  return async (text, options = {}) => {
    const { tenantIds, domains, rest } = addressesIn(text);
    if (tenantIds.length > 0 || domains.length > 0) {
      const hits = await findCustomers(text, options);
      const about = tenantIds.length > 0 || hits.length > 0 ? (hits[0]?.leftover ?? rest) : rest;
      return { hits, ...complaintIn(about) };
    }
    const search = (words: string): CustomerHit[] => (words === '' ? [] : index().search(words, options));
    const asTyped = search(text);
    if (asTyped[0]?.exact && asTyped[0].leftover === '') return { hits: asTyped, serviceIds: [], symptom: '' };

    const whole = search(withoutFillers(text));
    const named = namedServices(text);
    if (named && !whole[0]?.exact) {
      const plain = namedServices(named.leftover)?.leftover ?? named.leftover;
      const part = search(withoutFillers(plain));
      if (meansService(whole, part)) {
        const symptom = withoutFillers(without(named.leftover, part));
        return { hits: alone(part, search), serviceIds: named.ids, symptom };
      }
    }
    return { hits: alone(whole, search), ...complaintIn(without(text, whole)) };
  };
}

/** The words that did not name the best hit, each as often as it was typed. */
function without(text: string, [best]: readonly CustomerHit[]): string {
  const served = wordsOf(best?.named ?? '').map(({ raw }) => raw);
  const left = wordsOf(text).map((word) => {
    const at = served.findIndex((raw) => raw === word.raw || (word.hangul && word.raw.startsWith(raw)));
    return at < 0 ? word.raw : word.raw.slice(served.splice(at, 1)[0]?.length);
  });
  return left.filter((raw) => raw !== '').join(' ');
}

/** Whether the service's name is better taken off: it is part of the customer's when that finds more (`exchange street`). */
const meansService = ([whole]: readonly CustomerHit[], [part]: readonly CustomerHit[]): boolean =>
  !part || part.exact || !whole || part.score >= whole.score;

function complaintIn(text: string): Omit<CustomerQuestion, 'hits'> {
  const named = namedServices(text);
  return { serviceIds: named?.ids ?? [], symptom: withoutFillers(named?.leftover ?? text) };
}

/** The hits as if only the words that name the best one had been typed; other customers named outright stay. */
function alone(hits: readonly CustomerHit[], search: (words: string) => CustomerHit[]): readonly CustomerHit[] {
  const [best] = hits;
  if (!best || best.leftover === '' || (best.score < MEANT && !best.exact)) return hits;
  const again = search(best.named);
  const known = new Set(again.map(({ customer }) => customer));
  return [...again, ...hits.filter((hit) => hit.exact && !known.has(hit.customer))];
}
