import { expect } from 'chai';
import { HealthIssue, HealthOverview } from '../../../../src/services/adapters/graph/schema.ts';

const wire = {
  id: 'EX1000001',
  title: 'Mail waits',
  startDateTime: '2026-11-22T06:00:00Z',
};

describe('Graph’s words', () => {
  it('may be in any case, and unheard of', () => {
    const read = (status: unknown) => HealthOverview.parse({ id: 'Exchange', service: 'Exchange Online', status });
    expect(read('serviceInterruption')).to.include({ phase: 'interrupted', status: 'interrupted' });
    expect(read('ServiceRestored')).to.include({ phase: 'restored', status: 'operational' });
    expect(read('brandNewStatus')).to.include({ phase: 'other', status: 'advisory' });
    expect(read(null)).to.include({ phase: 'other', status: 'advisory' });
  });

  it('need only id, title and start', () => {
    expect(HealthIssue.parse(wire)).to.deep.equal({
      id: 'EX1000001',
      source: 'microsoft365',
      serviceName: 'EX1000001',
      title: 'Mail waits',
      classification: 'advisory',
      phase: 'other',
      status: 'advisory',
      isOpen: true,
      startedAt: new Date('2026-11-22T06:00:00Z'),
      updatedAt: new Date('2026-11-22T06:00:00Z'),
      endedAt: undefined,
      nextUpdateAt: undefined,
      impact: undefined,
      scope: undefined,
      feature: undefined,
      impactedServices: [],
      regions: [],
      subscriptions: [],
      posts: [],
    });
  });

  it('say themselves whether an issue is open', () => {
    const isOpen = (issue: object) => HealthIssue.parse({ ...wire, ...issue }).isOpen;
    expect(isOpen({ isResolved: false, status: 'serviceRestored' })).to.equal(true);
    expect(isOpen({ isResolved: true })).to.equal(false);
    expect(isOpen({ endDateTime: '2026-11-22T07:00:00Z' })).to.equal(false);
    expect(isOpen({ isResolved: null, endDateTime: '0001-01-01T00:00:00Z' })).to.equal(true);
  });

  const post = (createdDateTime: string, content: unknown) => ({
    createdDateTime,
    description: { contentType: 'html', content },
  });

  it('become a timeline, newest first, that tells scope, impact and next update', () => {
    const issue = HealthIssue.parse({
      ...wire,
      isResolved: false,
      featureGroup: 'Mail flow',
      posts: [
        post(
          '2026-11-22T06:30:00Z',
          'Scope of impact: A few users.\n\nNext update by: Sunday, November 22, 2026, at 8:00 AM UTC',
        ),
        post('2026-11-22T07:30:00Z', '<p>User impact: Late mail.</p><p>Scope of impact: Many users.</p>'),
        post('2026-11-22T07:00:00Z', null),
        { createdDateTime: null, description: null },
      ],
    });
    expect(issue.posts.map(({ at }) => at.toISOString().slice(11, 16))).to.deep.equal(['07:30', '06:30']);
    expect(issue).to.include({ scope: 'Many users.', impact: 'Late mail.', feature: 'Mail flow' });
    expect(issue.nextUpdateAt?.toISOString()).to.equal('2026-11-22T08:00:00.000Z');
  });

  it('promise no update once it is over', () => {
    const posts = [post('2026-11-22T06:30:00Z', 'Next update by: Sunday, November 22, 2026, at 8:00 AM UTC')];
    expect(HealthIssue.parse({ ...wire, isResolved: true, posts }).nextUpdateAt).to.equal(undefined);
  });
});
