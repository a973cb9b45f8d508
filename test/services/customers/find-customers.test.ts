import { expect } from 'chai';
import sinon from 'sinon';
import { SourceError } from '../../../src/domain/source-error.ts';
import { createCustomerIndex } from '../../../src/services/customers/customer-index.ts';
import { createFindCustomers } from '../../../src/services/customers/find-customers.ts';
import { CUSTOMERS, tenant } from '../../support/some-customers.ts';

const OWNERS: Readonly<Record<string, string>> = { 'contoso.com': tenant(0), 'nwtraders.co.kr': tenant(3) };

function aFinder(tenantIdOf: (domain: string) => Promise<string | undefined> = async (domain) => OWNERS[domain]) {
  const registry = sinon.spy(tenantIdOf);
  const deadline = new AbortController();
  const index = createCustomerIndex(CUSTOMERS);
  const find = createFindCustomers({
    index: () => index,
    domains: { tenantIdOf: registry },
    deadline: () => deadline.signal,
  });
  return { find, registry, deadline };
}

describe('finding customers', () => {
  for (const [words, name, leftover] of [
    [tenant(3), 'Northwind Traders', ''],
    [
      `ticket 4711 tenant {${tenant(3).toUpperCase()}} mail slow`,
      'Northwind Traders',
      'ticket 4711 tenant { } mail slow',
    ],
    ['alex@contoso.com', 'Contoso', ''],
    ['alex.kim+test@contoso.com cannot send', 'Contoso', 'cannot send'],
    ['contoso.com exchange', 'Contoso', 'exchange'],
    ['CONTOSO.COM', 'Contoso', ''],
    ['https://sub.contoso.com/owa?x=1 slow', 'Contoso', 'slow'],
    ['mail.seoul.nwtraders.co.kr', 'Northwind Traders', ''],
    ['contoso.onmicrosoft.com', 'Contoso', ''],
    ['contoso.mail.onmicrosoft.com', 'Contoso', ''],
    ['https://contoso-my.sharepoint.com/personal/x', 'Contoso', ''],
    ['admin@contososuites.onmicrosoft.com', 'Contoso Suites', ''],
    ['hong@contoso.com에서 메일', 'Contoso', '에서 메일'],
  ] as const) {
    it(`knows the owner of "${words}" for certain`, async () => {
      const hits = await aFinder().find(words);
      expect(hits.map(({ customer, exact, score }) => [customer.name, exact, score])).to.deep.equal([[name, true, 1]]);
      expect(hits[0]?.leftover).to.equal(leftover);
    });
  }

  it('asks nobody when the initial domain tells, nor when no address was typed', async () => {
    const { find, registry } = aFinder();
    await find('contoso.onmicrosoft.com');
    await find('contoso mail');
    await find(tenant(1));
    expect(registry.callCount).to.equal(0);
  });

  it('asks for the parents of a domain, never for an ending', async () => {
    const { find, registry } = aFinder();
    await find('a.b.example.co.kr');
    expect(registry.args.map(([domain]) => domain)).to.deep.equal([
      'a.b.example.co.kr',
      'b.example.co.kr',
      'example.co.kr',
    ]);
  });

  for (const mail of ['kim@gmail.com', 'kim@naver.com', 'kim@outlook.com', 'kim@hanmail.net', 'kim@yahoo.co.kr']) {
    it(`takes ${mail} for nobody’s, and reads the other words`, async () => {
      const { find, registry } = aFinder();
      expect(await find(mail)).to.be.empty;
      expect((await find(`${mail} at Contoso`))[0]?.customer.name).to.equal('Contoso');
      expect(registry.callCount).to.equal(0);
    });
  }

  it('finds nobody for a tenant id that nobody knows', async () => {
    expect(await aFinder().find('99999999-9999-4999-8999-999999999999')).to.be.empty;
    expect(await aFinder().find('99999999-9999-4999-8999-999999999999 contoso')).to.be.empty;
  });

  it('lists two customers when two are addressed', async () => {
    const hits = await aFinder().find(`contoso.com and ${tenant(2)}`);
    expect(hits.map(({ customer }) => customer.name)).to.have.members(['Contoso', 'Fabrikam, Inc.']);
  });

  for (const [what, registry] of Object.entries<() => Promise<string | undefined>>({
    'knows nothing': async () => undefined,
    fails: async () => {
      throw new SourceError('unreachable', 'microsoft365', 'no connection');
    },
    'names a tenant that is no customer': async () => '99999999-9999-4999-8999-999999999999',
  })) {
    it(`guesses by the label when the registry ${what}`, async () => {
      const hits = await aFinder(registry).find('kim@fabrikam.co.kr');
      expect(hits[0]?.customer.name).to.equal('Fabrikam, Inc.');
      expect(hits.every(({ exact }) => !exact)).to.equal(true);
    });
  }

  it('waits for a silent registry no longer than it may', async () => {
    const { find, deadline } = aFinder(() => new Promise(() => {}));
    const asked = find('kim@fabrikam.com');
    deadline.abort();
    expect((await asked)[0]?.customer.name).to.equal('Fabrikam, Inc.');
  });

  it('finds nobody out of reach, by whatever address', async () => {
    const only = ({ name }: { name: string }) => name !== 'Contoso';
    for (const words of ['contoso.onmicrosoft.com', tenant(0), 'alex@contoso.onmicrosoft.com']) {
      expect((await aFinder().find(words)).map(({ customer }) => customer.name)).to.deep.equal(['Contoso']);
      expect((await aFinder().find(words, { only })).map(({ customer }) => customer.name)).not.to.include('Contoso');
    }
  });

  it('passes recent customers and the limit on', async () => {
    const hits = await aFinder().find('', { recent: [tenant(7)], limit: 2 });
    expect(hits.map(({ customer }) => customer.name)).to.deep.equal(['Woodgrove Bank', 'A. Datum Corporation']);
  });
});
