import { expect } from 'chai';
import type { Customer } from '../../../src/domain/customer.ts';
import type { FiledRequest } from '../../../src/domain/filed-request.ts';
import type { RequestsFound } from '../../../src/domain/request-list.ts';
import { createListRequests } from '../../../src/services/requests/list-requests.ts';
import { requestsFile } from '../../../src/services/requests/requests-file.ts';
import { aCustomer, NOW } from '../../support/builders.ts';
import { KIM_AGENT } from '../../support/following.ts';
import { aFiledRequest, aPacket } from '../../support/requests.ts';

const contoso = aCustomer();
const fabrikam = aCustomer({ tenantId: '11111111-2222-4333-8444-555555555555', name: 'Fabrikam' });
const of = (customer: Customer): FiledRequest => aFiledRequest({ packet: aPacket({ customer }) });
const TOLD = [{ id: '616', status: 'open' as const, severity: 'critical' as const, title: '=1+1' }];

describe('listing service requests', () => {
  const refusal = { kind: 'not-your-customer', groups: [] } as const;
  const access = (sees: readonly Customer[]) => ({
    wouldPermit: async (_: unknown, customer?: Customer) => (customer && sees.includes(customer) ? undefined : refusal),
    record: async (...notes: readonly { readonly tenantId?: string | undefined }[]) =>
      void recorded.push(...notes.map(({ tenantId = '' }) => tenantId)),
  });
  let asked: string[];
  let recorded: string[];
  beforeEach(() => {
    [asked, recorded] = [[], []];
  });
  const list = createListRequests({
    requests: {
      ofAgent: async () => [of(contoso), of(fabrikam)],
      ofCustomers: async () => [of(contoso)],
      ofIncident: async () => [of(contoso), of(fabrikam)],
    },
    lookUp: {
      async list({ name }) {
        asked.push(name);
        return { kind: 'read', told: TOLD, readAt: NOW };
      },
    },
    customer: (tenantId) => [contoso, fabrikam].find((one) => one.tenantId === tenantId),
  });
  const names = ({ ours }: RequestsFound) => ours.map(({ packet }) => packet.customer.name);

  it('names those of customers whose requests the agent may see now', async () => {
    for (const scope of [{}, { incidentId: 'EX1' }]) {
      expect(names(await list(scope, KIM_AGENT, access([fabrikam])))).to.deep.equal(['Fabrikam']);
      expect(names(await list(scope, KIM_AGENT, access([])))).to.deep.equal([]);
    }
    expect(asked).to.deep.equal([]);
    expect(recorded).to.deep.equal([fabrikam.tenantId, fabrikam.tenantId]);
  });

  it('asks Partner Center about one customer, and about nobody whom the agent may not see', async () => {
    const found = await list({ tenantId: contoso.tenantId }, KIM_AGENT, access([contoso]));
    expect([names(found), found.theirs]).to.deep.equal([['Contoso'], { kind: 'read', told: TOLD, readAt: NOW }]);
    expect(await list({ tenantId: contoso.tenantId }, KIM_AGENT, access([]))).to.deep.equal({ ours: [] });
    expect(await list({ tenantId: 'gone' }, KIM_AGENT, access([contoso]))).to.deep.equal({ ours: [] });
    expect(asked).to.deep.equal(['Contoso']);
  });

  it('makes a table of what the list shows, in which nothing is a formula', async () => {
    const found = await list({ tenantId: contoso.tenantId }, KIM_AGENT, access([contoso]));
    const table = (only?: 'closed') =>
      new TextDecoder()
        .decode(requestsFile({ found, only, of: contoso }).bytes)
        .trim()
        .split('\r\n');
    expect(table()).to.have.lengthOf(3);
    expect(table()[0]).to.match(/^told_by,number,title,customer/);
    expect(table()[1]).to.include('healthdesk').and.include('EX1234567');
    expect(table()[2]).to.match(/^partner-center,616,'=1\+1,Contoso,/);
    expect(table('closed')).to.have.lengthOf(1);
  });

  it('says in the table that Partner Center was not read', () => {
    const found = { ours: [], theirs: { kind: 'gap', gap: 'not-signed-in' } } as const;
    const [columns = '', row = ''] = new TextDecoder()
      .decode(requestsFile({ found, of: contoso }).bytes)
      .trim()
      .split('\r\n');
    expect(row).to.match(/^partner-center,,,Contoso,.*not read,unknown/);
    expect(row.split(',')).to.have.lengthOf(columns.split(',').length);
  });
});
