import { expect } from 'chai';
import { inWords, nextHalfHour } from '../../sandbox/world/moment.ts';
import { createWorld } from '../../sandbox/world/world.ts';

const START = new Date('2026-11-22T10:00:00Z');
const DAY = 86_400_000;

describe('sandbox: the world', () => {
  const world = createWorld(START);
  const customers = Array.from({ length: world.size }, (_, index) => world.at(index));
  const open = (domain: string) =>
    (world.find(domain)?.problems ?? expect.fail(domain)).filter(({ endedAgo }) => endedAgo === undefined);

  it('has at least 40 customers, eight of them Korean, two of the same name', () => {
    expect(customers.length).to.be.at.least(40);
    expect(customers.filter(({ name }) => /[가-힣]/.test(name)).length).to.be.at.least(8);
    expect(new Set(customers.map(({ name }) => name)).size).to.equal(customers.length - 1);
    expect(new Set(customers.map(({ tenantId }) => tenantId)).size).to.equal(customers.length);
    for (const { tenantId } of customers)
      expect(tenantId).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('gives Contoso one incident, and 14 advisories over six services that are older than a day', () => {
    const [incident, ...advisories] = open('contoso.com');
    expect(incident?.id).to.equal('EX1347120');
    expect(advisories).to.have.length(14);
    expect(new Set(advisories.map(({ service }) => service)).size).to.equal(6);
    for (const { classification, startedAgo, posts } of advisories) {
      expect(classification).to.equal('advisory');
      expect(startedAgo).to.be.within(DAY, 90 * DAY);
      for (const { ago } of posts) expect(ago).to.be.within(DAY, 90 * DAY);
    }
  });

  it('gives Contoso a past of less and of more than 30 days', () => {
    const ended = world.find('contoso.com')?.problems.flatMap(({ endedAgo }) => endedAgo ?? []) ?? [];
    expect(ended.some((ago) => ago < 30 * DAY)).to.equal(true);
    expect(ended.some((ago) => ago > 30 * DAY)).to.equal(true);
  });

  it('shares one Exchange incident among seven, one suite incident among two', () => {
    const having = (id: string) =>
      customers.filter(({ problems }) => problems.some((problem) => problem.id === id)).length;
    expect([having('EX1347120'), having('MO1347098')]).to.deep.equal([7, 2]);
  });

  it('leaves the ordinary ones 8 to 20 old advisories and no incident', () => {
    for (const { name, domain } of customers.filter(({ character }) => character === 'ordinary')) {
      const problems = open(domain);
      expect(problems.length, name).to.be.within(8, 20);
      for (const { classification } of problems) expect(classification, name).to.equal('advisory');
    }
  });

  it('has one customer of each difficult character', () => {
    const difficult = [
      'healthy',
      'no consent',
      'access expired',
      'no permission',
      'throttled',
      'garbled',
      'slow',
      'Azure down',
    ];
    for (const character of [...difficult, 'very long incident', 'unknown words', 'planned maintenance']) {
      expect(
        customers.filter((customer) => customer.character === character),
        character,
      ).to.have.length(1);
    }
    expect(world.find('bestforyouorganics.onmicrosoft.com')).to.deep.include({ problems: [], subscriptions: [] });
    expect(world.find('southridgevideo.onmicrosoft.com')?.misbehaves).to.deep.equal([
      { path: '/v1.0/', delayMs: 12_000 },
    ]);
    const [endless] = open('blueyonderairlines.onmicrosoft.com');
    const texts = endless?.posts.map((post) => post.write({ problem: endless, startedAt: START }, START).length) ?? [];
    expect(texts).to.have.length(60);
    for (const length of texts) expect(length).to.be.within(1_800, 2_400);
  });

  it('tells every problem in order: begun, posts oldest first, ended; each id once a customer', () => {
    for (const { name, problems } of customers) {
      expect(new Set(problems.map(({ id }) => id)).size, name).to.equal(problems.length);
      for (const { id, startedAgo, posts } of problems) {
        const agos = posts.map(({ ago }) => ago);
        expect([startedAgo, ...agos], id).to.deep.equal([startedAgo, ...agos].sort((a, b) => b - a));
        expect(agos.at(-1), id).to.be.above(0);
      }
    }
  });

  it('writes times as Microsoft does', () => {
    expect(inWords(nextHalfHour(new Date('2026-11-22T10:12:00Z')))).to.equal(
      'Sunday, November 22, 2026, at 10:30 AM UTC',
    );
  });
});
