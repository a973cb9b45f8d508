import { expect } from 'chai';
import sinon from 'sinon';
import { SourceError } from '../../../src/domain/source-error.ts';
import type { RightToRead } from '../../../src/services/access/may-read.ts';
import { readWhileAllowed } from '../../../src/services/access/read-while-allowed.ts';
import type { Told } from '../../../src/services/health/read-sources.ts';
import { aCustomer, NOW } from '../../support/builders.ts';

const told: Told = { answer: { source: 'microsoft365', readAt: NOW }, worsenedAt: new Map() };

function aReader(...rights: RightToRead[]) {
  const readSources = sinon.stub().resolves([told]);
  const mayRead = () => (rights.length > 1 ? rights.shift() : rights[0]) ?? expect.fail();
  const read = readWhileAllowed({ mayRead, readSources, sources: ['microsoft365', 'azure'], clock: () => NOW });
  return { read, readSources };
}

const kinds = (all: readonly Told[]) => all.map(({ answer }) => [answer.source, answer.failure?.kind]);

describe('reading while it is allowed', () => {
  it('reads, with the question as it was asked', async () => {
    const { read, readSources } = aReader({ may: true });
    expect(await read(aCustomer(), { fresh: true })).to.deep.equal([told]);
    expect(readSources.args).to.deep.equal([[aCustomer(), { fresh: true }]]);
  });

  it('asks nobody once access has ended, though the token may still work', async () => {
    const { read, readSources } = aReader({ may: false, why: 'ended' });
    expect(kinds(await read(aCustomer()))).to.deep.equal([
      ['microsoft365', 'access-ended'],
      ['azure', 'access-ended'],
    ]);
    expect(readSources.called).to.equal(false);
  });

  it('tells nothing of what was read while access ended', async () => {
    const { read } = aReader({ may: true }, { may: false, why: 'offboarded', at: NOW });
    const answers = await read(aCustomer());
    expect(kinds(answers).map(([, kind]) => kind)).to.deep.equal(['access-ended', 'access-ended']);
    expect(answers.every(({ reading }) => reading === undefined)).to.equal(true);
  });

  it('says why nobody knows yet whether it may', async () => {
    const failure = new SourceError('no-permission', 'microsoft365', '403 Insufficient privileges');
    const refused = aReader({ may: false, why: 'unknown', failure });
    expect(kinds(await refused.read(aCustomer()))[0]).to.deep.equal(['microsoft365', 'no-permission']);
    const early = aReader({ may: false, why: 'unknown' });
    expect(kinds(await early.read(aCustomer()))[0]).to.deep.equal(['microsoft365', 'timeout']);
  });
});
