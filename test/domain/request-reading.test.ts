import { expect } from 'chai';
import { MISSING, readOn } from '../../src/domain/request-reading.ts';
import { warningsOf } from '../../src/domain/request-warning.ts';
import { minutesAgo, NOW } from '../support/builders.ts';
import { aDraft, aFiledRequest } from '../support/requests.ts';

const OPEN = { status: 'open', notes: [] } as const;

describe('a request that its desk does not know any more', () => {
  const receipt = { number: 'D-1', ref: 'draft-1' };
  const before = aFiledRequest({ progress: 'filed', receipt, told: { status: 'open', at: minutesAgo(4) } });
  const missing = readOn(before, MISSING, NOW);

  it('is in an unknown state, which is news once', () => {
    expect(missing.told).to.deep.equal({ status: 'unknown', isMissing: true, at: NOW });
    expect(missing.history).to.deep.equal([{ kind: 'status', from: 'open', to: 'unknown', at: NOW }]);
    expect(readOn(missing, MISSING, NOW).history).to.have.lengthOf(1);
    expect(missing.receipt).to.deep.equal(receipt);
  });

  it('is back as soon as the desk tells of it again', () => {
    const back = readOn(missing, OPEN, NOW);
    expect(back.told).to.deep.equal({ status: 'open', at: NOW });
    expect(back.history.at(-1)).to.deep.equal({ kind: 'status', from: 'unknown', to: 'open', at: NOW });
  });

  it('is none that somebody could follow instead', () => {
    const draft = aDraft({ id: 'another' });
    expect(warningsOf(draft, [before], undefined).map(({ kind }) => kind)).to.deep.equal(['same-request']);
    expect(warningsOf(draft, [missing], undefined)).to.deep.equal([]);
  });
});
