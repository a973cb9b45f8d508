import type { Customer } from '../../domain/customer.ts';
import type { CustomerHit, CustomerIndex } from './customer-index.ts';
import type { TagView } from './tags.ts';

const ANYBODY = (): boolean => true;

/**
 * The customers with their tags on them, and found by a tag as well. A layer of its own: the index of 10,000 names takes
 * a second to build, and a tag changes none of them.
 */
export function createTaggedIndex(index: CustomerIndex, tags: TagView): CustomerIndex {
  const tagged = new Map<string, Customer>();
  for (const tag of tags.all) {
    for (const tenantId of tags.tenantsWith(tag.key)) {
      const customer = index.byTenantId(tenantId);
      if (!customer) continue;
      const names = tags.tagsOf(tenantId).map(({ name }) => name);
      tagged.set(customer.tenantId, tagged.get(customer.tenantId) ?? { ...customer, tags: names });
    }
  }
  const withTags = (customer: Customer): Customer => tagged.get(customer.tenantId) ?? customer;
  const orNothing = (customer: Customer | undefined) => customer && withTags(customer);
  const { compare } = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

  return {
    size: index.size,
    count: (only) => index.count(only),
    byTenantId: (id) => orNothing(index.byTenantId(id)),
    byDomain: (domain) => orNothing(index.byDomain(domain)),
    search(words, options = {}) {
      const byName = index.search(words, options).map((hit) => ({ ...hit, customer: withTags(hit.customer) }));
      const tag = tags.named(words);
      if (!tag || byName[0]?.exact) return byName;
      const { only = ANYBODY, limit = 10 } = options;
      const carrying = [...tags.tenantsWith(tag.key)]
        .flatMap((id) => orNothing(index.byTenantId(id)) ?? [])
        .filter(only)
        .sort((a, b) => compare(a.name, b.name));
      const byTag = carrying.map(
        (customer): CustomerHit => ({ customer, score: 1, exact: false, named: words, leftover: '' }),
      );
      return [...byTag, ...byName.filter(({ customer }) => !carrying.includes(customer))].slice(0, limit);
    },
  };
}
