import { expect } from 'chai';
import { tableFile } from '../../../src/services/files/table.ts';

const textOf = (...given: Parameters<typeof tableFile>) =>
  new TextDecoder('utf-8', { ignoreBOM: true }).decode(tableFile(...given).bytes);

describe('table file', () => {
  it('is CSV that a spreadsheet opens in any language', () => {
    expect(tableFile(['a'], []).extension).to.equal('csv');
    expect(
      textOf(['name', 'at', 'none'], [['한빛 "물산", 서울', new Date('2026-11-22T12:00:00Z'), undefined]]),
    ).to.equal('\uFEFFname,at,none\r\n"한빛 ""물산"", 서울",2026-11-22T12:00:00.000Z,\r\n');
  });

  it('tells as text what would be a formula', () => {
    expect(textOf(['title'], [['=cmd|calc'], ['+1'], ['@sum'], ['-2']])).to.equal(
      "\uFEFFtitle\r\n'=cmd|calc\r\n'+1\r\n'@sum\r\n'-2\r\n",
    );
  });
});
