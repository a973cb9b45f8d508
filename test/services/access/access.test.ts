import { expect } from 'chai';
import type { Agent } from '../../../src/domain/agent.ts';
import type { Customer } from '../../../src/domain/customer.ts';
import type { Refusal, Rights } from '../../../src/domain/permit.ts';
import { type Access, createAccess } from '../../../src/services/access/access.ts';
import type { AuditNote } from '../../../src/services/audit/record.ts';
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

  describe('tells the audit trail', () => {
    const told = async (refusal: Refusal | undefined, ask: (access: Access) => Promise<unknown>) => {
      const notes: AuditNote[] = [];
      const audit = { note: (one: AuditNote) => void notes.push(one), written: async () => {} };
      await ask(createAccess(async () => rightsThat(refusal), AGENT, undefined, audit));
      return notes;
    };
    const { tenantId } = CONTOSO;

    it('of what is read, and by whose rights, where that is not the customer’s way', async () => {
      const details = { source: 'azure', serviceId: 'Azure' };
      expect(await told(undefined, (access) => access.permit('see-health', CONTOSO, { details }))).to.deep.equal([
        { deed: 'see-health', tenantId, outcome: 'allowed', details },
      ]);
      expect(await told(undefined, (access) => access.permit('see-requests', CONTOSO))).to.deep.equal([
        { deed: 'see-requests', tenantId, outcome: 'allowed', details: {}, authority: 'partner' },
      ]);
      expect(await told(undefined, (access) => access.permit('follow'))).to.deep.equal([]);
    });

    it('of every refusal and why, but not of what a card merely offers', async () => {
      const refusal = refused('no-role');
      expect(await told(refusal, (access) => access.permit('follow'))).to.deep.equal([
        { deed: 'follow', tenantId: undefined, outcome: 'refused', authority: 'agent', details: { why: 'no-role' } },
      ]);
      expect(await told(refusal, (access) => access.wouldPermit('follow'))).to.deep.equal([]);
    });
  });

  describe('to Azure', () => {
    const azure = (known: Refusal | undefined, now: Refusal | undefined, holds: boolean) => {
      const asked: boolean[] = [];
      const access = createAccess(
        async (_, options) => rightsThat(options?.fresh ? now : known),
        AGENT,
        async (_agent, _customer, fresh) => {
          asked.push(fresh);
          return holds;
        },
      );
      return { access, asked };
    };

    it('is given by roles and groups, else by a role on the subscriptions', async () => {
      const byGroup = azure(undefined, undefined, false);
      expect(await byGroup.access.azureAt(CONTOSO, false)).to.equal(undefined);
      expect(byGroup.asked).to.deep.equal([]);
      expect(await azure(refused('no-azure-right'), undefined, true).access.azureAt(CONTOSO, false)).to.equal(
        undefined,
      );
    });

    it('is looked up again for who asks for Azure itself, and for nobody else', async () => {
      const { access, asked } = azure(refused('no-azure-right'), undefined, false);
      expect(await access.azureAt(CONTOSO, false)).to.deep.equal(refused('no-azure-right'));
      expect(await access.azureAt(CONTOSO, true)).to.equal(undefined);
      expect(asked).to.deep.equal([false, true]);
    });

    it('is not given by a role on the subscriptions to who has no role with us', async () => {
      const { access, asked } = azure(refused('no-role'), refused('no-role'), true);
      expect(await access.azureAt(CONTOSO, true)).to.deep.equal(refused('no-role'));
      expect(asked).to.deep.equal([]);
    });
  });

  it('looks again for a search at most once a turn', async () => {
    const { access } = setUp(undefined, undefined);
    expect(await access.refresh()).to.equal(true);
    expect(await access.refresh()).to.equal(false);
  });
});
