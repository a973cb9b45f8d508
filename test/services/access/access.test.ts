import { expect } from 'chai';
import type { Agent } from '../../../src/domain/agent.ts';
import type { Customer } from '../../../src/domain/customer.ts';
import type { Refusal, Rights } from '../../../src/domain/permit.ts';
import { createAccess } from '../../../src/services/access/access.ts';
import { CUSTOMERS } from '../../support/some-customers.ts';

const AGENT: Agent = { objectId: 'kim', tenantId: 'partner', name: 'Kim Minji' };
const [CONTOSO] = CUSTOMERS as [Customer];
const refused = (kind: Refusal['kind']): Refusal => ({ kind, groups: [] });
const rightsThat = (permit: Refusal | undefined): Rights => ({ may: () => permit, mayAt: () => permit });

/** What is known, and what the directory says now. */
function setUp(known: Refusal | undefined, now: Refusal | undefined) {
  const asked: (boolean | undefined)[] = [];
  const access = createAccess(async (_, options) => {
    asked.push(options?.fresh);
    return rightsThat(options?.fresh ? now : known);
  }, AGENT);
  return { access, asked };
}

describe('access, in one turn', () => {
  it('allows by what is known, without asking again', async () => {
    const { access, asked } = setUp(undefined, refused('no-role'));
    expect(await access.permit('see-health', CONTOSO)).to.equal(undefined);
    expect(await access.permit('find-customers')).to.equal(undefined);
    expect(asked).to.deep.equal([undefined]);
  });

  it('asks again before it refuses: a group activated just in time counts at once, for the rest of the turn too', async () => {
    const { access } = setUp(refused('not-your-customer'), undefined);
    const before = await access.finds();
    expect(before(CONTOSO)).to.equal(false);
    expect(await access.permit('see-health', CONTOSO)).to.equal(undefined);
    const after = await access.finds();
    expect(after(CONTOSO)).to.equal(true);
  });

  it('refuses what the directory refuses now', async () => {
    const { access } = setUp(refused('no-role'), refused('not-your-customer'));
    expect(await access.permit('see-health', CONTOSO)).to.deep.equal(refused('not-your-customer'));
  });

  it('asks nobody twice about a stranger, nor a directory that has just not answered', async () => {
    for (const kind of ['stranger', 'cannot-tell'] as const) {
      const { access, asked } = setUp(refused(kind), undefined);
      expect(await access.permit('see-health')).to.deep.equal(refused(kind));
      expect(asked).to.have.length(1);
    }
  });

  it('looks again for a search at most once a turn', async () => {
    const { access } = setUp(undefined, undefined);
    expect(await access.refresh()).to.equal(true);
    expect(await access.refresh()).to.equal(false);
  });
});
