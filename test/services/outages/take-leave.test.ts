import { expect } from 'chai';
import sinon from 'sinon';
import type { Customer } from '../../../src/domain/customer.ts';
import type { RightToRead } from '../../../src/services/access/may-read.ts';
import { createLeaveTaking } from '../../../src/services/outages/take-leave.ts';
import { aCustomer, NOW } from '../../support/builders.ts';

const [CONTOSO, FABRIKAM, LITWARE] = ['contoso', 'fabrikam', 'litware'].map((tenantId) => aCustomer({ tenantId })) as [
  Customer,
  Customer,
  Customer,
];

describe('taking leave', () => {
  function process() {
    const cancel = sinon.stub().resolves(0);
    const leave = sinon.stub().resolves();
    const tellAgain = sinon.stub().resolves();
    const dropOf = sinon.stub().resolves();
    const forgetCustomers = sinon.stub().resolves();
    const note = sinon.stub().resolves();
    const rights = new Map<string, RightToRead>();
    const world = { known: [CONTOSO, FABRIKAM, LITWARE], watched: ['contoso', 'fabrikam', 'litware'] };
    const taking = createLeaveTaking({
      jobs: { cancel },
      looks: { leave, tenants: async () => world.watched },
      outages: { tellAgain },
      communications: { forgetCustomers },
      drafts: { dropOf },
      leavings: { note },
      customers: () => world.known,
      mayRead: ({ tenantId }) => rights.get(tenantId) ?? { may: true },
      clock: () => NOW,
    });
    return { taking, cancel, leave, tellAgain, forgetCustomers, dropOf, note, rights, world };
  }

  it('takes back what waits, then counts nothing as open there, then has told what was posted', async () => {
    const { taking, cancel, leave, tellAgain, forgetCustomers, dropOf } = process();
    await taking.leave(['contoso']);
    expect(cancel.args).to.deep.equal([
      ['look', ['microsoft365 contoso', 'azure contoso']],
      ['wake-azure', ['contoso']],
      ['read-messages', ['contoso']],
    ]);
    expect(forgetCustomers.args).to.deep.equal([[['contoso']]]);
    expect(leave.args).to.deep.equal([[['contoso'], NOW]]);
    expect(tellAgain.args).to.deep.equal([[['contoso']]]);
    expect(dropOf.args).to.deep.equal([[['contoso']]]);
    sinon.assert.callOrder(cancel, leave, tellAgain);
  });

  it('notices by itself who was offboarded or whose access has ended, once, and keeps since when', async () => {
    const { taking, leave, tellAgain, note, rights } = process();
    rights.set('contoso', { may: false, why: 'offboarded' }).set('fabrikam', { may: false, why: 'ended' });
    await taking.notice();
    await taking.notice();
    expect(leave.args).to.deep.equal([[['contoso', 'fabrikam'], NOW]]);
    expect(tellAgain.callCount).to.equal(1);
    expect(note.args[0]).to.deep.equal([{ left: ['contoso', 'fabrikam'], read: ['litware'] }, NOW]);
  });

  it('leaves nobody of whom it is not known yet, nor anybody while no list has been read', async () => {
    const { taking, leave, note, rights, world } = process();
    rights.set('contoso', { may: false, why: 'unknown' });
    await taking.notice();
    expect(note.args).to.deep.equal([[{ left: [], read: ['fabrikam', 'litware'] }, NOW]]);
    world.known = [];
    await taking.notice();
    sinon.assert.notCalled(leave);
  });

  it('leaves those that no list names any more', async () => {
    const { taking, leave, note, world } = process();
    world.known = [CONTOSO, LITWARE];
    await taking.notice();
    expect(leave.args).to.deep.equal([[['fabrikam'], NOW]]);
    expect(note.args[0]?.[0]).to.deep.equal({ left: ['fabrikam'], read: ['contoso', 'litware'] });
  });

  it('leaves again whoever came back and ended again, and tries again what has failed', async () => {
    const { taking, leave, rights } = process();
    const ended: RightToRead = { may: false, why: 'ended' };
    rights.set('contoso', ended);
    leave.onFirstCall().rejects(new Error('the database is away'));
    expect(await taking.notice().catch((error: Error) => error.message)).to.equal('the database is away');
    await taking.notice();
    rights.clear();
    await taking.notice();
    rights.set('contoso', ended);
    await taking.notice();
    expect(leave.callCount).to.equal(3);
  });
});
