import { expect } from 'chai';
import sinon from 'sinon';
import type { FileRef } from '../../../src/domain/file.ts';
import { SourceError } from '../../../src/domain/source-error.ts';
import { type Access, createAccess } from '../../../src/services/access/access.ts';
import type { RightToRead } from '../../../src/services/access/may-read.ts';
import { createCustomerIndex } from '../../../src/services/customers/customer-index.ts';
import { createOpenFile, type OpenFileNeeds } from '../../../src/services/files/open-file.ts';
import { aCustomer, NOW } from '../../support/builders.ts';
import { aFiledRequest } from '../../support/requests.ts';

const customer = aCustomer();
const file = { kind: 'post-incident-review', tenantId: customer.tenantId, incidentId: 'MO1' } as const;
const content = { extension: 'pdf', contentType: 'application/pdf', bytes: new Uint8Array(3) };
const left = aCustomer({ tenantId: '11111111-2222-4333-8444-555555555555', name: 'Left' });
const table = { extension: 'csv', contentType: 'text/csv', bytes: new Uint8Array(1) };
const agent = { objectId: 'kim', tenantId: 'partner', name: 'Kim' };
const allowed = createAccess(async () => ({ may: () => undefined, mayAt: () => undefined }), agent);

function setUp(over: Partial<OpenFileNeeds> = {}) {
  const read = sinon.stub().resolves(content);
  const onFailure = sinon.stub();
  const open = createOpenFile({
    customers: () => createCustomerIndex([customer]),
    mayRead: () => ({ may: true }),
    reviews: { read },
    offboarded: () => createCustomerIndex([left]),
    history: async (_customer, sees) => ({ ...table, extension: sees.join(' ') }),
    affected: async ({ followingId }) => (followingId ? undefined : table),
    listRequests: async () => ({ ours: [aFiledRequest()] }),
    deadline: () => new AbortController().signal,
    onFailure,
    ...over,
  });
  return { open: (asked: FileRef, access: Access) => open(asked, access, agent), read, onFailure };
}

describe('opening a file', () => {
  it('reads it for whoever may see the customer', async () => {
    const { open, read } = setUp();
    expect(await open(file, allowed)).to.eql({ kind: 'open', content });
    sinon.assert.calledWith(read, customer, 'MO1');
  });

  it('asks nobody outside when the right is missing, on either side', async () => {
    const refusal = { kind: 'wrong-role', groups: ['AdminAgents'] } as const;
    const refused = createAccess(async () => ({ may: () => refusal, mayAt: () => refusal }), agent);
    const ended: RightToRead = { may: false, why: 'ended', at: NOW };
    const { open, read } = setUp();
    expect(await open(file, refused)).to.eql({ kind: 'refused', refusal });
    expect(await open({ ...file, tenantId: 'somebody-else' }, allowed)).to.eql({ kind: 'gone' });
    expect(await setUp({ mayRead: () => ended, reviews: { read } }).open(file, allowed)).to.eql({
      kind: 'refused',
      refusal: { kind: 'relationship-ended', groups: [], endedAt: NOW },
    });
    sinon.assert.notCalled(read);
  });

  it('says that it cannot tell while relationships have never been read', async () => {
    const failure = new SourceError('throttled', 'microsoft365', 'relationships');
    const { open } = setUp({ mayRead: () => ({ may: false, why: 'unknown', failure }) });
    expect(await open(file, allowed)).to.eql({ kind: 'failed', failure });
  });

  it('tells an expected failure as one, and lets a surprise through', async () => {
    const failure = new SourceError('not-found', 'microsoft365', 'none');
    const { open, onFailure } = setUp({ reviews: { read: () => Promise.reject(failure) } });
    expect(await open(file, allowed)).to.eql({ kind: 'failed', failure });
    sinon.assert.calledWith(onFailure, failure, file);
    const surprise = setUp({ reviews: { read: () => Promise.reject(new TypeError('on purpose')) } });
    await surprise.open(file, allowed).then(
      () => expect.fail('swallowed'),
      (error: Error) => expect(error).to.be.instanceOf(TypeError),
    );
  });

  it('hands the history of a customer to whoever may see the customer, without Azure where that is hidden', async () => {
    const { open } = setUp();
    const asked = { kind: 'customer-history', tenantId: customer.tenantId } as const;
    const whole = { ...table, extension: 'microsoft365 azure' };
    expect(await open(asked, allowed)).to.eql({ kind: 'open', content: whole });
    const noAzure = { kind: 'no-azure-right', groups: [] } as const;
    const rights = { may: () => undefined, mayAt: (deed: string) => (deed === 'see-azure' ? noAzure : undefined) };
    const without = { ...table, extension: 'microsoft365' };
    expect(
      await open(
        asked,
        createAccess(async () => rights, agent),
      ),
    ).to.eql({ kind: 'open', content: without });
    const holder = createAccess(
      async () => rights,
      agent,
      async () => true,
    );
    expect(await open(asked, holder)).to.eql({ kind: 'open', content: whole });
  });

  it('hands that of one whom the partner has left to those who may take leave of one', async () => {
    const { open } = setUp();
    const asked = { kind: 'customer-history', tenantId: left.tenantId } as const;
    expect(await open(asked, allowed)).to.have.property('kind', 'open');
    const refusal = { kind: 'wrong-role', groups: ['AdminAgents'] } as const;
    const may = (deed: string) => (deed === 'offboard' ? refusal : undefined);
    const helpdesk = createAccess(async () => ({ may, mayAt: may }), agent);
    expect(await open(asked, helpdesk)).to.eql({ kind: 'refused', refusal });
    expect(await open({ kind: 'customer-history', tenantId: 'nobody' }, allowed)).to.eql({ kind: 'gone' });
  });

  it('hands over whom an outage hits, where that is anybody whom the agent may hear of', async () => {
    const { open } = setUp();
    const asked = { kind: 'affected-customers', incidentId: 'MO1' } as const;
    expect(await open(asked, allowed)).to.eql({ kind: 'open', content: table });
    expect(await open({ ...asked, followingId: 'f1' }, allowed)).to.eql({ kind: 'gone' });
    const refusal = { kind: 'no-role', groups: [] } as const;
    const nobody = createAccess(async () => ({ may: () => refusal, mayAt: () => refusal }), agent);
    expect(await open(asked, nobody)).to.eql({ kind: 'refused', refusal });
  });

  it('hands over service requests of a customer to those who may see them there, and one’s own to anybody', async () => {
    const { open } = setUp();
    const { tenantId } = aCustomer();
    expect(await open({ kind: 'service-requests', tenantId }, allowed)).to.have.property('kind', 'open');
    expect(await open({ kind: 'service-requests', tenantId: left.tenantId }, allowed)).to.eql({ kind: 'gone' });
    const refusal = { kind: 'not-your-customer', groups: [] } as const;
    const mayAt = (deed: string) => (deed === 'see-requests' ? refusal : undefined);
    const others = createAccess(async () => ({ may: () => undefined, mayAt }), agent);
    expect(await open({ kind: 'service-requests', tenantId }, others)).to.eql({ kind: 'refused', refusal });
    expect(await open({ kind: 'service-requests' }, others)).to.have.property('kind', 'open');
  });
});
