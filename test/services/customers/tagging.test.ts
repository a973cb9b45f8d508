import { expect } from 'chai';
import type { Customer } from '../../../src/domain/customer.ts';
import { createCustomerIndex } from '../../../src/services/customers/customer-index.ts';
import { decide } from '../../../src/services/customers/decide.ts';
import { createTagging } from '../../../src/services/customers/tagging.ts';
import { tagOf } from '../../../src/services/customers/tags.ts';
import type { CustomerTag, TagBook } from '../../../src/services/ports.ts';
import { CUSTOMERS } from '../../support/some-customers.ts';

const ALEX = { objectId: 'alex', tenantId: 'partner', name: 'Alex' };
const GOLD = tagOf('Gold') ?? { key: '', name: '' };
const [contoso, , fabrikam] = CUSTOMERS as readonly [Customer, Customer, Customer];

function aBook(): TagBook {
  let rows: readonly CustomerTag[] = [];
  return {
    all: async () => rows,
    tenantsWith: async (key) => new Set(rows.filter((row) => row.key === key).map(({ tenantId }) => tenantId)),
    async tag(ids, tag) {
      rows = [...rows, ...ids.map((id) => ({ ...tag, tenantId: id.toLowerCase() }))];
    },
    async untag(ids, key) {
      rows = rows.filter((row) => row.key !== key || !ids.some((id) => id.toLowerCase() === row.tenantId));
    },
  };
}

async function tagged(...customers: readonly Customer[]) {
  const names = createCustomerIndex(CUSTOMERS);
  const tagging = createTagging({ book: aBook(), customers: () => names, clock: () => new Date(0) });
  if (customers.length > 0) await tagging.tag(customers, GOLD, ALEX);
  return tagging;
}

describe('tagging', () => {
  it('shows tags on customers wherever they are found, and the same index until something changes', async () => {
    const tagging = await tagged(contoso);
    expect(tagging.index().byTenantId(contoso.tenantId)?.tags).to.deep.equal(['Gold']);
    expect(tagging.index().search(contoso.name)[0]?.customer.tags).to.deep.equal(['Gold']);
    expect(tagging.index().byTenantId(fabrikam.tenantId)).to.equal(fabrikam);
    const before = tagging.index();
    expect(tagging.index()).to.equal(before);
    await tagging.untag([contoso], GOLD);
    expect(tagging.index().byTenantId(contoso.tenantId)).to.equal(contoso);
  });

  it('finds customers by their tag: one opens, several are a choice, by name', async () => {
    const [alone, both] = [await tagged(fabrikam), await tagged(fabrikam, contoso)];
    expect(decide(alone.index().search('gold'))).to.deep.include({ kind: 'one' });
    const decision = decide(both.index().search('#GOLD'));
    expect(decision.kind === 'several' && decision.choices.map(({ name }) => name)).to.deep.equal([
      contoso.name,
      fabrikam.name,
    ]);
  });

  it('finds by a tag nobody whom the agent may not find', async () => {
    const tagging = await tagged(fabrikam, contoso);
    const only = ({ tenantId }: Customer) => tenantId === contoso.tenantId;
    expect(
      tagging
        .index()
        .search('gold', { only })
        .map(({ customer }) => customer.name),
    ).to.deep.equal([contoso.name]);
  });

  it('gives way to a customer of just that name', async () => {
    const tagging = await tagged();
    await tagging.tag([fabrikam], tagOf(contoso.name) ?? GOLD, ALEX);
    expect(tagging.index().search(contoso.name)[0]?.customer.name).to.equal(contoso.name);
  });

  it('keeps the name that a tag was first given', async () => {
    const tagging = await tagged(contoso);
    const tag = await tagging.tag([fabrikam], tagOf('GÖLD') ?? GOLD, ALEX);
    expect(tag).to.deep.equal(GOLD);
    expect(tagging.index().byTenantId(fabrikam.tenantId)?.tags).to.deep.equal(['Gold']);
  });
});
