import { expect } from 'chai';
import { blindnessOf, type OwnTrouble } from '../../src/domain/own-trouble.ts';
import { anIncident, minutesAgo, NOW } from '../support/builders.ts';
import { anOutage } from '../support/following.ts';

const TROUBLE: OwnTrouble = {
  id: 'trouble-1',
  kind: 'deliveries',
  since: minutesAgo(30),
  failedAt: minutesAgo(13),
  tries: 9,
  why: '503',
  raisedAt: minutesAgo(27),
  endedAt: minutesAgo(12),
};

describe('how long a card was blind', () => {
  const outage = anOutage({ firstSeenAt: minutesAgo(60), incident: anIncident({ updatedAt: minutesAgo(20) }) });
  const blind = (over: Partial<OwnTrouble> = {}, of = outage, followedSince = minutesAgo(600)) =>
    blindnessOf([{ ...TROUBLE, ...over }], of, followedSince, NOW).map(({ kind, from, until }) => [kind, from, until]);

  it('is told until Microsoft has said something since', () => {
    expect(blind()).to.deep.equal([['deliveries', minutesAgo(30), minutesAgo(12)]]);
    const later = anOutage({ firstSeenAt: minutesAgo(60), incident: anIncident({ updatedAt: minutesAgo(11) }) });
    expect(blind({}, later)).to.deep.equal([]);
  });

  it('is told of what was known then, where it was followed then', () => {
    expect(blind({}, { ...outage, firstSeenAt: minutesAgo(11) })).to.deep.equal([]);
    expect(blind({}, outage, minutesAgo(11))).to.deep.equal([]);
  });

  it('is nothing for a hiccup', () => {
    const { raisedAt: _, ...hiccup } = TROUBLE;
    expect(blindnessOf([hiccup], outage, minutesAgo(600), NOW)).to.deep.equal([]);
  });

  it('ends with the delivery that brings the card; what cannot be read yet is unknown instead', () => {
    const { endedAt: _, ...open } = TROUBLE;
    const of = (kind: OwnTrouble['kind']) => blindnessOf([{ ...open, kind }], outage, minutesAgo(600), NOW);
    expect(of('deliveries')).to.deep.equal([{ kind: 'deliveries', from: minutesAgo(30), until: NOW }]);
    expect(of('tokens')).to.deep.equal([]);
  });
});
