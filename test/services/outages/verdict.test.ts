import { expect } from 'chai';
import type { HeadlineKind } from '../../../src/domain/health-report.ts';
import type { VerdictKind } from '../../../src/domain/verdict.ts';
import { verdictOfOutage } from '../../../src/services/outages/outage-verdict.ts';
import { type Evidence, verdictOn } from '../../../src/services/outages/verdict.ts';
import { anIncident, aReport, aService, aSilentService, minutesAgo, NOW } from '../../support/builders.ts';
import { anOutage } from '../../support/outages.ts';

const NONE: Evidence = { siblings: [], asked: 1 };
const SIBLINGS: Evidence = { siblings: [{ service: 'Exchange Online', count: 4 }], asked: 1 };
const ASKED: Evidence = { siblings: [], asked: 3 };
const broken = [aService({ incidents: [anIncident()] })];

describe('us or Microsoft?', () => {
  const on = (kind: HeadlineKind, evidence = NONE, { isNamed = true, services = [aService()], now = NOW } = {}) =>
    verdictOn(aReport(services, { kind }), evidence, { isNamed, now });
  const reasons = (...given: Parameters<typeof on>) => on(...given).reasons.map(({ kind }) => kind);

  const CASES: readonly (readonly [string, Parameters<typeof on>, VerdictKind, readonly string[]])[] = [
    ['it is published', ['trouble', NONE, { services: broken }], 'microsoft-confirms', ['published']],
    ['the service is only marked so', ['trouble'], 'microsoft-confirms', ['marked']],
    ['others are affected', ['clear', SIBLINGS], 'likely-microsoft', ['siblings']],
    ['several have asked', ['clear', ASKED], 'likely-microsoft', ['asked']],
    ['something else is published, and several have asked', ['something-else', ASKED], 'likely-microsoft', ['asked']],
    ['nothing speaks for Microsoft', ['clear'], 'only-this-customer', ['nothing-published', 'nobody-asked']],
    [
      'the customer as a whole is clear',
      ['clear', NONE, { isNamed: false }],
      'only-this-customer',
      ['nothing-published'],
    ],
    [
      'others have trouble with one of many services',
      ['clear', SIBLINGS, { isNamed: false }],
      'cannot-tell',
      ['siblings'],
    ],
    [
      'two questions are no wave',
      ['clear', { siblings: [], asked: 2 }],
      'only-this-customer',
      ['nothing-published', 'nobody-asked'],
    ],
    ['an advisory may explain it', ['news'], 'cannot-tell', ['advisories']],
    ['something else is published', ['something-else'], 'cannot-tell', ['something-else']],
  ];
  for (const [what, given, kind, why] of CASES) {
    it(`${kind}: ${what}`, () => {
      expect(on(...given).kind).to.equal(kind);
      expect(reasons(...given)).to.deep.equal(why);
    });
  }

  it('never takes silence for health: a silent source, or old data, cannot tell', () => {
    const services = [aService(), aSilentService('azure', 'timeout')];
    expect(on('partly-clear', NONE, { services })).to.deep.include({
      kind: 'cannot-tell',
      reasons: [{ kind: 'silent', sources: ['azure'] }],
    });
    const all = [aSilentService('microsoft365', 'timeout'), aSilentService('azure', 'timeout')];
    expect(on('cannot-tell', NONE, { services: all }).kind).to.equal('cannot-tell');
    const later = new Date(NOW.getTime() + 15 * 60_000);
    for (const kind of ['clear', 'trouble'] as const) {
      expect(on(kind, NONE, { now: later, services: broken }).kind).to.equal('cannot-tell');
      expect(reasons(kind, NONE, { now: later, services: broken })).to.include('stale');
    }
  });

  it('says how old the data is, and that there is none', () => {
    expect(on('clear').readAt).to.deep.equal(new Date(NOW.getTime() - 40_000));
    const none = [aSilentService('microsoft365', 'timeout'), aSilentService('azure', 'timeout')];
    expect(on('cannot-tell', NONE, { services: none }).readAt).to.equal(undefined);
  });

  it('of an outage: confirmed while the word is fresh, unknown after 15 minutes, and never resolved by vanishing', () => {
    expect(verdictOfOutage(anOutage(), NOW).kind).to.equal('microsoft-confirms');
    expect(verdictOfOutage(anOutage({ readAt: minutesAgo(16) }), NOW).kind).to.equal('cannot-tell');
    expect(verdictOfOutage(anOutage({ state: 'vanished' }), NOW).reasons).to.deep.equal([{ kind: 'vanished' }]);
    expect(verdictOfOutage(anOutage({ state: 'resolved' }), NOW).reasons).to.deep.equal([{ kind: 'resolved' }]);
  });
});
