import { expect } from 'chai';
import { chooseCustomers, customersRow, MOST_LOOKED_AT } from '../../../src/services/checkup/customers.ts';
import type { CustomerRow } from '../../../src/services/checkup/look-at-customer.ts';
import { aCustomer } from '../../support/builders.ts';

const many = Array.from({ length: MOST_LOOKED_AT + 20 }, (_, at) =>
  aCustomer({ name: `Customer ${String(at).padStart(3, '0')}`, tenantId: `id-${at}`, domain: `c${at}.example` }),
);
const aRow = (over: Partial<CustomerRow> = {}): CustomerRow => ({
  ...{ tenantId: 't', name: 'Contoso', domain: 'contoso.com', relation: 'direct reseller', way: 'delegated' },
  ...{ groups: [], outcome: 'ok', says: 'Readable.' },
  ...over,
});
const unreadable = aRow({ way: 'none', outcome: 'warn', cause: 'no-consent' });
const usual = { wish: 'usual', accountsSeen: true } as const;

describe('whom doctor looks at', () => {
  it('is everybody up to a number, and who is left out is counted', () => {
    const { chosen, leftOut } = chooseCustomers(many, 'usual');
    expect([chosen.length, leftOut]).to.deep.equal([MOST_LOOKED_AT, 20]);
    expect(customersRow([aRow()], leftOut, usual).says).to.equal(
      '1 of 1 can be read. 20 were not looked at (--customers all looks at every one).',
    );
  });

  it('is really everybody, or nobody, when told so', () => {
    expect(chooseCustomers(many, 'all')).to.have.property('leftOut', 0);
    expect(chooseCustomers(many, 'none').chosen).to.eql([]);
    expect(customersRow([], 120, { ...usual, wish: 'none' }).outcome).to.equal('skipped');
  });

  it('is who has the whole name, else those with a part of it', () => {
    const named = (wish: string) =>
      chooseCustomers([...many, aCustomer({ name: 'Customer' })], { named: wish }).chosen.length;
    expect(['Customer', 'customer 00', 'ID-7', 'c7.example', 'nobody'].map(named)).to.deep.equal([1, 10, 1, 1, 0]);
  });
});

describe('the row of all customers', () => {
  it('is fine when all are, and warns when some are not', () => {
    expect(customersRow([aRow()], 0, usual).outcome).to.equal('ok');
    expect(customersRow([aRow(), unreadable], 0, usual).outcome).to.equal('warn');
  });

  it('fails when nobody can be read, unless the account could not be tried', () => {
    expect(customersRow([unreadable], 0, usual).outcome).to.equal('failed');
    expect(customersRow([unreadable], 0, { ...usual, accountsSeen: false }).outcome).to.equal('warn');
    expect(customersRow([], 0, usual).outcome).to.equal('failed');
  });
});
