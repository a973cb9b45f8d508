import type { Customer } from '../../domain/customer.ts';
import { type CustomerChoice, FOLLOWED_COMMUNICATIONS, type QuietHours, type Wish } from '../../domain/following.ts';
import { TRANSITIONS } from '../../domain/outage.ts';
import type { Tag } from '../../domain/tag.ts';
import type { TypedWish, WishProblem, WishProblems } from '../../domain/typed-wish.ts';
import { namedServices } from '../health/service-names.ts';

export interface ReadWishNeeds {
  /** Nothing for whom the agent may not find. */
  readonly customer: (tenantId: string) => Customer | undefined;
  readonly tag: (typed: string) => Tag | undefined;
  /** In which the cards will be written. */
  readonly locale: string;
}

export type WishReading = { readonly wish: Wish } | { readonly problems: WishProblems };

/** As many as a form's box may hold; who wants more follows a tag or a pattern. */
export const MOST_LISTED = 50;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const CLASSIFICATIONS = ['incident', 'advisory'] as const;

/** Reads a form, and tells everything that is wrong with it at once, by field. */
export function readWish(typed: TypedWish, needs: ReadWishNeeds): WishReading {
  const problems: { -readonly [Field in keyof WishProblems]: WishProblems[Field] } = {};
  const refuse = (field: keyof TypedWish, kind: WishProblem['kind'], what?: string): undefined => {
    problems[field] = { kind, ...(what && { what }) };
    return undefined;
  };
  const time = (field: 'quietFrom' | 'quietTo' | 'digestAt') => {
    const said = typed[field].trim();
    return said === '' || TIME.test(said) ? said : refuse(field, 'no-time', said);
  };

  const customers = choiceOf(typed, needs, refuse);
  const serviceIds = partsOf(typed.services).flatMap((said) => {
    const named = namedServices(said);
    return named && named.leftover === '' ? named.ids : (refuse('services', 'unknown-service', said) ?? []);
  });
  const classifications = CLASSIFICATIONS.filter((one) => partsOf(typed.classifications).includes(one));
  if (classifications.length === 0) refuse('classifications', 'nothing-chosen');
  const transitions = TRANSITIONS.filter((one) => partsOf(typed.transitions).includes(one));
  if (transitions.length === 0) refuse('transitions', 'nothing-chosen');
  const chosen = partsOf(typed.communications);
  const communications = FOLLOWED_COMMUNICATIONS.filter((one) => chosen.includes(one));
  const zone = isZone(typed.zone.trim()) ? typed.zone.trim() : refuse('zone', 'no-zone', typed.zone);
  const [from, to, digestAt] = [time('quietFrom'), time('quietTo'), time('digestAt')];
  if (from && to === '') refuse('quietTo', 'half-quiet');
  if (to && from === '') refuse('quietFrom', 'half-quiet');

  if (Object.keys(problems).length > 0 || !customers || !zone) return { problems };
  const quiet: QuietHours | undefined = from && to ? { from, to, zone } : undefined;
  return {
    wish: {
      customers,
      serviceIds: [...new Set(serviceIds)],
      classifications,
      transitions,
      ...(quiet && { quiet }),
      ...(digestAt && { digestAt }),
      earlySignals: typed.earlySignals === 'true',
      ...(communications.length > 0 && { communications }),
      ...(typed.mutesMaintenance === 'true' && { mutesMaintenance: true }),
      reader: { locale: needs.locale, zone },
    },
  };
}

function choiceOf(
  { which, ...typed }: TypedWish,
  { customer, tag }: ReadWishNeeds,
  refuse: (field: keyof TypedWish, kind: WishProblem['kind'], what?: string) => undefined,
): CustomerChoice | undefined {
  switch (which) {
    case 'all':
      return { kind: 'all' };
    case 'list': {
      const tenantIds = [...new Set(partsOf(typed.customers).flatMap((id) => customer(id)?.tenantId ?? []))];
      if (tenantIds.length > MOST_LISTED) return refuse('customers', 'too-many-customers');
      return tenantIds.length > 0 ? { kind: 'list', tenantIds } : refuse('customers', 'no-customer');
    }
    case 'names': {
      const patterns = partsOf(typed.patterns).filter((one) => /[\p{L}\p{N}]/u.test(one));
      return patterns.length > 0 ? { kind: 'names', patterns } : refuse('patterns', 'no-pattern');
    }
    case 'tags': {
      const said = partsOf(typed.tags);
      const unknown = said.find((one) => !tag(one));
      if (unknown || said.length === 0) return refuse('tags', 'no-tag', unknown);
      return { kind: 'tags', tags: said.flatMap((one) => tag(one)?.key ?? []) };
    }
  }
}

const partsOf = (typed: string): readonly string[] =>
  typed
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return zone !== '';
  } catch {
    return false;
  }
}
