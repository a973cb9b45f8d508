import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { FINER_DEEDS } from '../../src/domain/audit.ts';
import { DEEDS } from '../../src/domain/policy.ts';

/** Has finer words: `tag` and `untag`. */
const NEVER_RECORDED = 'tag-customers';

describe('docs/audit.md', () => {
  it('tells of every deed that is recorded', async () => {
    const text = await readFile('docs/audit.md', 'utf8');
    expect(
      [...DEEDS, ...FINER_DEEDS].filter((deed) => deed !== NEVER_RECORDED && !text.includes(`\`${deed}\``)),
    ).to.deep.equal([]);
  });
});
