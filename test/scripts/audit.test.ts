import { expect } from 'chai';
import { verdictLines } from '../../scripts/audit/verdict-lines.ts';
import { readWishes } from '../../scripts/audit/wishes.ts';

const AT = new Date('2026-11-22T09:00:00Z');

describe('npm run audit', () => {
  it('reads what is wished for, and nothing that makes no sense', () => {
    expect(readWishes(['verify'])).to.eql({ do: 'verify', heads: undefined });
    expect(
      readWishes(['export', '--to', 'a.csv', '--customer', 'contoso.com', '--from', '2026-11-22T09:00:00Z']),
    ).to.eql({
      ...{ do: 'export', to: 'a.csv', customer: 'contoso.com', from: AT, before: undefined },
    });
    expect(readWishes(['forget', '--person', 'x'])).to.eql({ do: 'forget', objectId: 'x', tenantId: undefined });
    for (const wrong of [
      [],
      ['export'],
      ['forget'],
      ['verify', 'all'],
      ['verify', '--soon'],
      ['export', '--from', 'x'],
    ])
      expect(readWishes(wrong), wrong.join(' ')).to.equal(undefined);
  });

  it('says what is wrong, where, and what nothing proves yet', () => {
    const whole = { linked: 5, erased: 1, kept: 0, lastKept: undefined, head: undefined };
    const good = { ...whole, problems: [], unlinked: { count: 0, oldestAt: undefined } };
    expect(verdictLines(good).at(-1)).to.equal('The chain is whole.');
    expect(verdictLines(good).join(' ')).to.include('the second place has kept no head yet');
    const problems = [{ kind: 'changed', position: 3 }] as const;
    const lines = verdictLines({ ...good, problems, unlinked: { count: 2, oldestAt: AT } });
    expect(lines.join('\n'))
      .to.include('WRONG: row 3')
      .and.include('2 rows are not linked yet')
      .and.include('NOT whole');
  });
});
