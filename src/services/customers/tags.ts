import type { Tag } from '../../domain/tag.ts';
import type { CustomerTag } from '../ports.ts';
import { keyOf, wordsOf } from '../spelling/fold-words.ts';

/** One word, so that it can stand beside a name: `gold`, `tier-1`, `서울`. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,29}$/u;

/** A tag as somebody has typed it; nothing when no tag can be called so. */
export function tagOf(typed: string): Tag | undefined {
  const name = typed.normalize('NFC').replace(/^#/, '');
  return NAME.test(name) ? { key: keyOf(name), name } : undefined;
}

/** Who carries which tag, at one moment. */
export interface TagView {
  /** All that anybody carries, by name. */
  readonly all: readonly Tag[];
  /** The tag that somebody means, whatever the case, the accents and a particle at its end. */
  named(typed: string): Tag | undefined;
  /** Tenant ids, in small letters. */
  tenantsWith(key: string): ReadonlySet<string>;
  tagsOf(tenantId: string): readonly Tag[];
}

const NOBODY: ReadonlySet<string> = new Set();

/** `carried` in the order in which it was tagged: the first to type a tag has named it. */
export function createTagView(carried: readonly CustomerTag[]): TagView {
  const { compare } = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
  const tags = new Map<string, Tag>();
  const tenants = new Map<string, Set<string>>();
  const byTenant = new Map<string, Tag[]>();
  for (const { key, name, tenantId } of carried) {
    const tag = tags.get(key) ?? { key, name };
    tags.set(key, tag);
    tenants.set(key, (tenants.get(key) ?? new Set()).add(tenantId));
    byTenant.set(tenantId, [...(byTenant.get(tenantId) ?? []), tag]);
  }
  return {
    all: [...tags.values()].sort((a, b) => compare(a.name, b.name)),
    named(typed) {
      const tag = tagOf(typed.trim());
      if (!tag) return undefined;
      const [word, ...more] = wordsOf(tag.name);
      return tags.get(tag.key) ?? (word && more.length === 0 ? firstOf(word.others, tags) : undefined);
    },
    tenantsWith: (key) => tenants.get(key) ?? NOBODY,
    tagsOf: (tenantId) => byTenant.get(tenantId.toLowerCase()) ?? [],
  };
}

const firstOf = (keys: readonly string[], tags: ReadonlyMap<string, Tag>): Tag | undefined =>
  keys.flatMap((key) => tags.get(key) ?? [])[0];
