import { expect } from 'chai';
import { graphPage, HealthIssue, HealthOverview } from '../../src/services/adapters/graph/schema.ts';
import { diagnosisOf } from '../../src/services/adapters/http/diagnosis.ts';
import { refusal } from '../../src/services/adapters/http/failures.ts';
import { anAsking } from '../support/outside-client.ts';
import { describeSamples, sample, sampleNames } from '../support/samples.ts';

interface Words {
  readonly id: string;
  readonly service: string;
  /** Classification, phase, status, open or over. */
  readonly words: string;
  /** Start, end, last change. */
  readonly times: readonly (string | undefined)[];
  readonly nextUpdateAt?: string;
  /** Of each post, newest first; `-` is prose. */
  readonly labels: readonly string[];
}

const FINAL = 'title user-impact more-info final-status scope start-time end-time root-cause';
const EARLY = 'title user-impact more-info current-status';

const ISSUES: Readonly<Record<string, Words>> = {
  'CR275975.json': {
    id: 'CR275975',
    service: 'Dynamics 365 Apps',
    words: 'advisory restored operational over',
    times: ['2021-08-02T14:36:00.000Z', '2021-08-06T20:25:00.000Z', '2021-08-06T20:28:36.537Z'],
    labels: [
      'title user-impact more-info final-status start-time end-time preliminary-root-cause next-steps -',
      `${EARLY} start-time next-update`,
      'title user-impact',
    ],
  },
  'CR384241.json': {
    id: 'CR384241',
    service: 'Dynamics 365 Apps',
    words: 'advisory restored operational over',
    times: ['2022-05-24T16:00:00.000Z', '2022-05-24T22:20:00.000Z', '2022-05-24T22:27:18.630Z'],
    labels: ['title user-impact -'],
  },
  'EX1321282.json': {
    id: 'EX1321282',
    service: 'Exchange Online',
    words: 'incident restored operational over',
    times: ['2026-05-24T23:00:00.000Z', '2026-05-25T07:15:00.000Z', '2026-05-25T08:43:12.000Z'],
    labels: [`${FINAL} next-steps -`],
  },
  'EX226574.json': {
    id: 'EX226574',
    service: 'Exchange Online',
    words: 'advisory restored operational over',
    times: ['2020-11-04T00:00:00.000Z', '2020-11-20T17:00:00.000Z', '2020-11-20T17:56:31.390Z'],
    labels: ['title'],
  },
  'EX226792.json': {
    id: 'EX226792',
    service: 'Exchange Online',
    words: 'incident restored operational over',
    times: ['2020-11-13T21:00:00.000Z', '2020-11-14T17:15:00.000Z', '2020-11-14T18:20:24.767Z'],
    labels: ['title user-impact'],
  },
  'EX415080.json': {
    id: 'EX415080',
    service: 'Exchange Online',
    words: 'advisory restored operational over',
    times: ['2022-08-17T18:27:00.000Z', '2022-08-18T16:06:18.000Z', '2022-08-18T16:46:04.133Z'],
    labels: ['title user-impact current-status'],
  },
  'EX869331.json': {
    id: 'EX869331',
    service: 'Exchange Online',
    words: 'advisory restored operational over',
    times: ['2024-08-21T13:00:00.000Z', '2024-08-22T15:00:00.000Z', '2024-08-22T18:16:51.000Z'],
    labels: [FINAL],
  },
  'FM298724.json': {
    id: 'FM298724',
    service: 'Microsoft Forms',
    words: 'incident review-published operational over',
    times: ['2021-11-17T13:00:00.000Z', '2021-11-17T13:58:00.000Z', '2021-11-24T18:04:07.063Z'],
    labels: ['-', '-', '-', `${FINAL} next-steps`, `${EARLY} scope next-update`, EARLY],
  },
  'MO226574.json': {
    id: 'MO226574',
    service: 'Exchange Online',
    words: 'advisory restored operational over',
    times: ['2020-11-04T00:00:00.000Z', '2020-11-20T17:00:00.000Z', '2020-11-20T17:56:31.390Z'],
    labels: ['-'],
  },
  'MO226784.json': {
    id: 'MO226784',
    service: 'Microsoft 365 suite',
    words: 'advisory restored operational over',
    times: ['2020-11-14T08:15:00.000Z', '2020-11-14T09:45:00.000Z', '2020-11-14T11:06:53.353Z'],
    labels: ['title user-impact'],
  },
  'MO544665.active.json': {
    id: 'MO544665',
    service: 'Microsoft 365 suite',
    words: 'incident degraded degraded open',
    times: ['2023-04-21T17:14:04.000Z', undefined, '2023-04-21T22:08:39.000Z'],
    nextUpdateAt: '2023-04-21T23:00:00.000Z',
    labels: [`${EARLY} scope start-time root-cause next-update`],
  },
  'MO544665.json': {
    id: 'MO544665',
    service: 'Microsoft 365 suite',
    words: 'incident restored operational over',
    times: ['2023-04-20T21:03:00.000Z', '2023-04-22T03:30:00.000Z', '2023-04-24T17:53:57.000Z'],
    labels: [`${FINAL} next-steps`, `${EARLY} scope start-time root-cause next-update`],
  },
  'MO545715.json': {
    id: 'MO545715',
    service: 'Microsoft 365 suite',
    words: 'advisory restored operational over',
    times: ['2023-04-23T00:00:00.000Z', '2023-04-26T08:04:00.000Z', '2023-04-26T17:26:48.000Z'],
    labels: ['title user-impact final-status scope start-time end-time root-cause next-steps -'],
  },
};

describeSamples('contract: Graph as Microsoft publishes it', () => {
  it('has the issues that are described here, no fewer and no more', () => {
    expect(sampleNames('graph/issues/').filter((name) => !name.startsWith('_'))).to.deep.equal(
      Object.keys(ISSUES).sort(),
    );
  });

  for (const [name, expected] of Object.entries(ISSUES)) {
    it(`issue ${name} becomes our words`, () => {
      const issue = HealthIssue.parse(sample(`graph/issues/${name}`));
      const words = [issue.classification, issue.phase, issue.status, issue.isOpen ? 'open' : 'over'].join(' ');
      const times = [issue.startedAt, issue.endedAt, issue.updatedAt].map((at) => at?.toISOString());
      const labels = issue.posts.map(({ parts }) => parts.map(({ label }) => label ?? '-').join(' '));
      expect({ id: issue.id, service: issue.serviceName, words, times, labels }).to.deep.equal({
        id: expected.id,
        service: expected.service,
        words: expected.words,
        times: expected.times,
        labels: expected.labels,
      });
      expect(issue.nextUpdateAt?.toISOString()).to.equal(expected.nextUpdateAt);
      expect(issue.impact).to.be.a('string').and.not.equal('');
      expect(JSON.stringify(issue.posts)).to.not.match(/<\/?[a-z]+[ >]/i);
    });
  }

  it('a list of issues has items and a next page', () => {
    const { items, next } = graphPage(HealthIssue).parse(sample('graph/issues.list.sample.json'));
    expect(items.map(({ id, posts }) => [id, posts.length])).to.deep.include.members([
      ['CR275975', 3],
      ['FM298724', 6],
    ]);
    expect(next).to.match(/\/issues\?\$skip=100$/);
  });

  it('29 services have an id, a name and a status', () => {
    const { items, next } = graphPage(HealthOverview).parse(sample('graph/healthOverviews.sample.json'));
    expect(items).to.have.length(29);
    expect(next).to.equal(undefined);
    expect(items.find(({ id }) => id === 'Exchange')).to.deep.equal({
      id: 'Exchange',
      name: 'Exchange Online',
      source: 'microsoft365',
      phase: 'degraded',
      status: 'degraded',
    });
    expect(items.filter(({ phase }) => phase === 'other')).to.deep.equal([]);
  });

  it('a refusal is read down to its innermost words', () => {
    const body = JSON.stringify(sample('graph/errors/resource-not-exist-for-tenant.json'));
    expect(refusal(anAsking(), 'here', { status: 403, body }).kind).to.equal('not-found');
    expect(diagnosisOf(body).text).to.match(/^UnknownError forbidden Resource doesn't exist for the tenant\./);
    const throttled = JSON.stringify(sample('graph/errors/429.json'));
    expect(refusal(anAsking(), 'here', { status: 429, body: throttled, retryAfterMs: 5 })).to.include({
      kind: 'throttled',
      retryAfterMs: 5,
    });
    expect(diagnosisOf(throttled).code).to.equal('TooManyRequests');
  });
});
