import { expect } from 'chai';
import type { Communication } from '../../../src/domain/communication.ts';
import type { Piece } from '../../../src/domain/revision-changes.ts';
import { changesBetween, historyOf } from '../../../src/services/communications/revision-changes.ts';
import { NOW } from '../../support/builders.ts';
import { aMessage, inDays } from '../../support/communications.ts';

const between = (before: Partial<Communication>, after: Partial<Communication>) =>
  changesBetween({ communication: aMessage(before) }, { communication: aMessage(after), revision: 2, at: NOW });
/** What is marked stands in brackets. */
const marked = (pieces: readonly Piece[] = []) =>
  pieces.map(({ text, isNew }) => (isNew ? `[${text}]` : text)).join('');

describe('what changed from one revision to the next', () => {
  it('is told of dates, by field', () => {
    const { dates, title, body } = between({ actByAt: inDays(42) }, { actByAt: inDays(70) });
    expect(dates).to.deep.equal([{ field: 'act-by', before: inDays(42), after: inDays(70) }]);
    expect([title, body]).to.deep.equal([undefined, []]);
    expect(between({}, { actByAt: inDays(1) }).dates).to.deep.equal([{ field: 'act-by', after: inDays(1) }]);
  });

  it('marks the words of a title and of rewritten paragraphs', () => {
    const { title, body } = between(
      { title: 'Old mail stops in January', body: 'It begins in January.\n\nNothing to do.' },
      { title: 'Old mail stops in March', body: 'It begins in late March.\n\nNothing to do.' },
    );
    expect([marked(title?.before), marked(title?.after)]).to.deep.equal([
      'Old mail stops in [January]',
      'Old mail stops in [March]',
    ]);
    expect(body.map(({ before, after }) => [marked(before), marked(after)])).to.deep.equal([
      ['It begins in [January].', 'It begins in [late March].'],
    ]);
  });

  it('shows paragraphs that came, and that went, as such', () => {
    const { body } = between({ body: 'First.\n\nGoes away.\n\nLast.' }, { body: 'Updated today.\n\nFirst.\n\nLast.' });
    expect(body.map(({ before, after }) => [marked(before), marked(after)])).to.deep.equal([
      ['', '[Updated today.]'],
      ['[Goes away.]', ''],
    ]);
    expect(between({ body: 'One.\n\nTwo.' }, { body: 'One.' }).body.map(({ before }) => marked(before))).to.deep.equal([
      '[Two.]',
    ]);
  });

  it('is told for each revision but the first, the newest first', () => {
    const revision = (number: number, title: string) => ({
      revision: number,
      at: NOW,
      communication: aMessage({ title }),
    });
    const history = historyOf([revision(3, 'C'), revision(2, 'B'), revision(1, 'A')]);
    expect(history.map((one) => [one.revision, marked(one.title?.before), marked(one.title?.after)])).to.deep.equal([
      [3, '[B]', '[C]'],
      [2, '[A]', '[B]'],
    ]);
  });
});
