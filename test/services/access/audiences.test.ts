import { expect } from 'chai';
import { type Company, createAudiences } from '../../../src/services/access/audiences.ts';
import type { Audience, AudienceBook } from '../../../src/services/ports.ts';
import { CUSTOMERS } from '../../support/some-customers.ts';

const ALEX = { objectId: 'alex', tenantId: 'partner', name: 'Alex' };
const [contoso, suites] = CUSTOMERS;
if (!contoso || !suites) throw new Error('there are customers');

function audiences(byDefault: 'all' | 'none', approved?: Audience) {
  const kept: { audience: Audience | undefined; at?: Date } = { audience: approved };
  const book: AudienceBook = {
    audienceOf: async () => kept.audience,
    approve: async (_, audience, __, at) => void Object.assign(kept, { audience, at }),
  };
  const heard: unknown[] = [];
  const carrying = new Map([['gold', [contoso?.tenantId.toLowerCase() ?? '']]]);
  return {
    kept,
    heard,
    carrying,
    ...createAudiences({
      book,
      tenantsWith: async (key) => new Set(carrying.get(key)),
      byDefault,
      clock: () => new Date('2026-11-22T09:00:00Z'),
      onApproval: (...approval) => heard.push(approval),
    }),
  };
}
const list = (...tenantIds: string[]): Audience => ({ kind: 'list', tenantIds });
const GOLD: Audience = { kind: 'tag', tag: { key: 'gold', name: 'Gold' } };
const one = list(contoso.tenantId.toUpperCase());

describe('what a conversation may hear', () => {
  const cases: readonly (readonly [
    Company,
    'all' | 'none',
    Audience | undefined,
    contoso: boolean,
    suites: boolean,
  ])[] = [
    ['ours', 'all', undefined, true, true],
    ['ours', 'none', undefined, false, false],
    ['ours', 'none', { kind: 'all' }, true, true],
    ['ours', 'all', { kind: 'none' }, false, false],
    ['ours', 'all', one, true, false],
    ['ours', 'all', GOLD, true, false],
    ['mixed', 'all', GOLD, false, false],
    ['unknown', 'all', GOLD, false, false],
    ['mixed', 'all', undefined, false, false],
    ['mixed', 'all', { kind: 'all' }, false, false],
    ['mixed', 'all', list(contoso.tenantId, suites.tenantId), false, false],
    ['mixed', 'none', one, true, false],
    ['unknown', 'all', undefined, false, false],
    ['unknown', 'all', one, false, false],
  ];
  for (const [company, byDefault, approved, hearsContoso, hearsSuites] of cases) {
    it(`is decided by who reads along: ${company}, default ${byDefault}, ${JSON.stringify(approved?.kind)}`, async () => {
      const hearing = await audiences(byDefault, approved).of('19:x', company);
      expect([hearing.hears(contoso), hearing.hears(suites)]).to.deep.equal([hearsContoso, hearsSuites]);
    });
  }

  it('is a tag’s customers at the time of asking: who is tagged later is in, who is untagged is out', async () => {
    const { of, carrying } = audiences('none', GOLD);
    const hears = async () => {
      const hearing = await of('19:x', 'ours');
      return [hearing.hears(contoso), hearing.hears(suites)];
    };
    expect(await hears()).to.deep.equal([true, false]);
    carrying.set('gold', [suites.tenantId.toLowerCase()]);
    expect(await hears()).to.deep.equal([false, true]);
  });

  it('is approved at a time, by somebody, for all to read in the log', async () => {
    const { approve, kept, heard } = audiences('none');
    await approve('19:x', one, ALEX);
    expect(kept).to.deep.equal({ audience: one, at: new Date('2026-11-22T09:00:00Z') });
    expect(heard).to.deep.equal([['19:x', one, ALEX]]);
  });
});
