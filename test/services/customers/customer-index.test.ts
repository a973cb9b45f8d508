import { expect } from 'chai';
import { createDice, fleet, withTypingError } from '../../../bench/fleet-names.ts';
import type { Customer } from '../../../src/domain/customer.ts';
import { createCustomerIndex } from '../../../src/services/customers/customer-index.ts';
import { CUSTOMERS, customerNamed, tenant } from '../../support/some-customers.ts';

describe('customer index', () => {
  const index = createCustomerIndex(CUSTOMERS);
  const first = (words: string) => index.search(words)[0];

  describe('finds for certain', () => {
    for (const [words, name, leftover = ''] of [
      ['contoso', 'Contoso'],
      ['CONTOSO', 'Contoso'],
      ['"Contoso"', 'Contoso'],
      ["Contoso's", 'Contoso'],
      ['contoso suites', 'Contoso Suites'],
      ['suites contoso', 'Contoso Suites'],
      ['contososuites', 'Contoso Suites'],
      ['contoso-suites', 'Contoso Suites'],
      ['contoso.onmicrosoft.com', 'Contoso'],
      ['contososuites.onmicrosoft.com', 'Contoso Suites'],
      ['fabrikam', 'Fabrikam, Inc.'],
      ['fabrikam inc', 'Fabrikam, Inc.'],
      ['fabrikaminc', 'Fabrikam, Inc.'],
      ['traders northwind', 'Northwind Traders'],
      ['north wind traders', 'Northwind Traders'],
      ['northwindtraders', 'Northwind Traders'],
      ['wide worldimporters', 'Wide World Importers'],
      ['cafe muller', 'Café Müller'],
      ['Café Müller', 'Café Müller'],
      ['cafe mueller', 'Café Müller'],
      ['CAFÉ MU\u0308LLER', 'Café Müller'],
      ['phone company', 'The Phone Company'],
      ['a datum', 'A. Datum Corporation'],
      ['A.Datum', 'A. Datum Corporation'],
      ['margies travel', "Margie's Travel"],
      ['margie’s travel', "Margie's Travel"],
      ['bank of nova esperanca', 'Bank of Nova Esperança'],
      ['exchange street bakery', 'Exchange Street Bakery'],
      ['한빛물산', '한빛물산'],
      ['한빛물산'.normalize('NFD'), '한빛물산'],
      ['한빛 물산', '한빛물산'],
      ['한빛물산에서', '한빛물산'],
      ['한빛물산의', '한빛물산'],
      ['ㅎㅂㅁㅅ', '한빛물산'],
      ['새벽소프트', '(주)새벽소프트'],
      ['주식회사 새벽소프트', '(주)새벽소프트', '주식회사'],
      ['sk 하이닉스', 'SK하이닉스'],
      ['SK하이닉스는', 'SK하이닉스'],
      ['콘토소', 'Contoso'],
      ['콘토소의', 'Contoso'],
      ['콘토소에서', 'Contoso'],
      ['파브리캄', 'Fabrikam, Inc.'],
      ['hanbit mulsan', '한빛물산'],
      ['contoso exchange mail queueing', 'Contoso', 'exchange mail queueing'],
      ['mail queueing at Contoso', 'Contoso', 'mail queueing at'],
      ['콘토소 상태 확인', 'Contoso', '상태 확인'],
      ['한빛물산익스체인지', '한빛물산', '익스체인지'],
      ['콘토소익스체인지', 'Contoso', '익스체인지'],
      ['contoso익스체인지', 'Contoso', '익스체인지'],
      ['Contoso의 메일', 'Contoso', '메일'],
    ] as const) {
      it(`"${words}": ${name}`, () => {
        const hit = first(words);
        expect(hit?.customer.name).to.equal(name);
        expect(hit?.leftover).to.equal(leftover);
        expect(hit?.exact, 'exact').to.equal(true);
      });
    }
  });

  describe('finds as a guess', () => {
    for (const [words, name] of [
      ['contsoo', 'Contoso'],
      ['cnotoso', 'Contoso'],
      ['fabrikm', 'Fabrikam, Inc.'],
      ['northwnd tradrs', 'Northwind Traders'],
      ['northwnd', 'Northwind Traders'],
      ['contoso siutes', 'Contoso Suites'],
      ['contoso sui', 'Contoso Suites'],
      ['advnture wroks', 'Adventure Works'],
      ['northwindtradrs', 'Northwind Traders'],
      ['northw', 'Northwind Traders'],
      ['tail', 'Tailspin Toys'],
      ['exchange street', 'Exchange Street Bakery'],
      ['wood', 'Woodgrove Bank'],
      ['한빛', '한빛물산'],
      ['한비', '한빛물산'],
      ['한빛물', '한빛물산'],
      ['한빗물산', '한빛물산'],
      ['한빛산물', '한빛물산'],
      ['한빛문물산', '한빛물산'],
      ['하이닉스', 'SK하이닉스'],
      ['hanbit', '한빛물산'],
      ['ㅎㅂ', '한빛물산'],
      ['ㅋㅌㅅ', 'Contoso'],
      ['ㅍㅂㄹㅋ', 'Fabrikam, Inc.'],
      ['노스윈드 트레이더스', 'Northwind Traders'],
      ['어드벤처 웍스', 'Adventure Works'],
      ['우드그로브뱅크', 'Woodgrove Bank'],
      ['테일스핀 토이즈', 'Tailspin Toys'],
    ] as const) {
      it(`"${words}": ${name}`, () => {
        const [hit, next] = index.search(words);
        expect(hit?.customer.name).to.equal(name);
        expect(hit?.exact, 'exact').to.equal(false);
        if (next) expect(next.score).to.be.at.most((hit?.score ?? 0) + 0.05);
      });
    }
  });

  for (const words of ['zzz', '!!!', 'ㅋㅋㅋㅋ', 'qwertyuiop asdfgh', '12345']) {
    it(`finds nobody for "${words}"`, () => {
      expect(index.search(words).filter(({ score }) => score > 0.7 && words !== '!!!')).to.be.empty;
    });
  }

  it('puts Contoso before Contoso Suites, and is sure of neither when two names explain the words', () => {
    expect(index.search('contoso').map(({ customer }) => customer.name)).to.deep.equal(['Contoso', 'Contoso Suites']);
    const both = index.search('contoso sui');
    expect(both.map(({ customer }) => customer.name)).to.include.members(['Contoso', 'Contoso Suites']);
    expect(both.every(({ exact }) => !exact)).to.equal(true);
  });

  it('is sure of both customers when both are named', () => {
    const exact = index.search('contoso fabrikam').filter((hit) => hit.exact);
    expect(exact.map(({ customer }) => customer.name)).to.have.members(['Contoso', 'Fabrikam, Inc.']);
  });

  it('keeps scores between 0 and 1, best first', () => {
    for (const words of ['contoso', 'north', 'contoso suites mail', '한', 'bank']) {
      const scores = index.search(words).map(({ score }) => score);
      expect(scores).to.deep.equal(scores.toSorted((a, b) => b - a));
      expect(scores.every((score) => score > 0 && score <= 1)).to.equal(true);
    }
  });

  it('puts recent customers first among equally good ones, never before a better one', () => {
    const recent = [customerNamed('Northern Lights Energy').tenantId, customerNamed('Contoso Suites').tenantId];
    expect(index.search('north')[0]?.customer.name).to.equal('Northwind Traders');
    expect(index.search('north', { recent })[0]?.customer.name).to.equal('Northern Lights Energy');
    expect(index.search('contoso', { recent })[0]?.customer.name).to.equal('Contoso');
  });

  it('tells namesakes apart by who was visited last', () => {
    const twins = [1, 2, 3].map((n) => ({ tenantId: tenant(n), name: 'Contoso', domain: `c${n}.onmicrosoft.com` }));
    const hits = createCustomerIndex(twins).search('contoso', { recent: [tenant(3), tenant(2)] });
    expect(hits.map(({ customer }) => customer.tenantId)).to.deep.equal([tenant(3), tenant(2), tenant(1)]);
    expect(hits.every(({ exact }) => exact)).to.equal(true);
  });

  it('lists recent ones first and then by name when nothing was typed', () => {
    const recent = [customerNamed('Litware').tenantId, 'unknown', customerNamed('한빛물산').tenantId.toUpperCase()];
    const names = index.search(' ', { recent, limit: 4 }).map(({ customer }) => customer.name);
    expect(names).to.deep.equal(['Litware', '한빛물산', 'A. Datum Corporation', 'Adventure Works']);
  });

  it('treats customers out of reach as if they were not there', () => {
    const only = ({ name }: Customer) => name !== 'Contoso' && name !== 'Woodgrove Bank';
    const [hit] = index.search('contoso', { only });
    expect(hit?.customer.name).to.equal('Contoso Suites');
    const without = createCustomerIndex(CUSTOMERS.filter(only));
    for (const words of ['contoso', 'contso', 'woodgrove bank', 'bank', '', 'qwxz']) {
      const options = { recent: [customerNamed('Contoso').tenantId, customerNamed('Litware').tenantId], limit: 5 };
      expect(index.search(words, { ...options, only }), words).to.deep.equal(without.search(words, options));
    }
    expect(index.count(only)).to.equal(CUSTOMERS.length - 2);
  });

  it('answers no more than asked for', () => {
    expect(index.search('o', { limit: 3 })).to.have.length.at.most(3);
    expect(index.search('', { limit: 3 })).to.have.length(3);
  });

  it('knows its customers by tenant id and by initial domain', () => {
    expect(index.size).to.equal(CUSTOMERS.length);
    expect(index.byTenantId(tenant(0).toUpperCase())?.name).to.equal('Contoso');
    expect(index.byTenantId(tenant(99))).to.equal(undefined);
    expect(index.byDomain('Contoso.onmicrosoft.com')?.name).to.equal('Contoso');
  });

  it('survives empty names, long names, long questions, and an empty book', () => {
    const odd = ['', '!!!', 'x '.repeat(60), '가'.repeat(300), 'Ltd'].map((name, n) => ({
      tenantId: tenant(n),
      name,
      domain: '',
    }));
    const oddIndex = createCustomerIndex(odd);
    for (const words of ['x', '가', 'ltd', 'word '.repeat(5000), '가'.repeat(5000)]) oddIndex.search(words);
    expect(oddIndex.search('ltd')[0]?.customer.name).to.equal('Ltd');
    expect(createCustomerIndex([]).search('contoso')).to.be.empty;
  });

  it('finds 97 of 100 customers among the first three in spite of a typing error', () => {
    const customers = fleet(2000);
    const dice = createDice(41);
    const many = createCustomerIndex(customers);
    const missed = customers.filter(({ name, tenantId }) => {
      const hits = many.search(withTypingError(name, dice), { limit: 3 });
      return !hits.some(({ customer }) => customer.tenantId === tenantId);
    });
    expect(missed.length, missed.map(({ name }) => name).join(', ')).to.be.at.most(60);
  });
});
