import { expect } from 'chai';
import { createStatementNames } from '../../../../src/services/adapters/storage/statement-names.ts';

describe('statement names', () => {
  it('names a statement with parameters, always the same', () => {
    const nameOf = createStatementNames();
    const name = nameOf('select $1', [1]);
    expect(name).to.be.a('string');
    expect(nameOf('select $1', [2])).to.equal(name);
    expect(nameOf('select $1, $2', [1, 2])).to.not.equal(name);
  });

  it('leaves alone what has no parameters, such as begin and commit', () => {
    expect(createStatementNames()('begin')).to.equal(undefined);
  });

  it('stops after so many, so that generated statements cannot fill a connection', () => {
    const nameOf = createStatementNames(1);
    const name = nameOf('select $1', [1]);
    expect(nameOf('select $1 + 1', [1])).to.equal(undefined);
    expect(nameOf('select $1', [1])).to.equal(name);
  });
});
