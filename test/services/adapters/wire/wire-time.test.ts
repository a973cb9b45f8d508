import { expect } from 'chai';
import { WireText, WireTime } from '../../../../src/services/adapters/wire/wire-time.ts';

describe('wire times and texts', () => {
  const table: Record<string, [unknown, string | undefined]> = {
    'seven digits of fraction': ['2025-05-13T15:43:48.1203530Z', '2025-05-13T15:43:48.120Z'],
    'UTC where no zone is named': ['2020-08-18T12:51:51', '2020-08-18T12:51:51.000Z'],
    'another zone': ['2020-08-18T12:00:00+09:00', '2020-08-18T03:00:00.000Z'],
    'the time that means none': ['0001-01-01T00:00:00', undefined],
    null: [null, undefined],
    nonsense: ['yesterday', undefined],
    'a number': [5, undefined],
  };
  for (const [name, [wire, at]] of Object.entries(table)) {
    it(`reads ${name}`, () => expect(WireTime.parse(wire)?.toISOString()).to.equal(at));
  }

  it('reads a blank text as none', () => {
    expect([' a ', ' ', null, undefined, 7].map((wire) => WireText.parse(wire))).to.deep.equal([
      'a',
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});
