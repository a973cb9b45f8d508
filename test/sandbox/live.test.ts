import { expect } from 'chai';
import { createPlaybill } from '../../sandbox/live/playbill.ts';
import { createWorld } from '../../sandbox/world/world.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { asTenant, GRAPH } from '../support/sandbox-calls.ts';

const START = new Date('2026-11-22T10:00:00Z');
const ISSUES = '/v1.0/admin/serviceAnnouncement/issues';

describe('sandbox: live', () => {
  /** A playbill and the hand that moves its clock, in seconds after the start. */
  function aPlaybill(isLive = true) {
    let now = START;
    const playbill = createPlaybill({ world: createWorld(START), now: () => now, isLive });
    const at = (seconds: number) => {
      now = new Date(START.getTime() + seconds * 1000);
      return playbill;
    };
    return { playbill, at };
  }
  const shownAt = (playbill: ReturnType<typeof aPlaybill>['playbill'], tenantId = '') =>
    playbill.world.find(tenantId)?.problems.find(({ id }) => id === playbill.plays()[0]?.id);

  it('opens within a minute, spreads, worsens, is resolved, and its review is published, within three minutes', () => {
    const { at } = aPlaybill();
    expect(at(29).plays()).to.deep.equal([]);
    const [play] = at(31).plays();
    const [first, later] = [play?.first[0], play?.later[0]];
    expect(play?.first).to.have.length.above(1);
    expect(shownAt(at(31), later)).to.equal(undefined);
    const course = [31, 56, 81, 106, 131, 156, 181].map((second) => shownAt(at(second), first));
    expect(course.map((problem) => problem?.status)).to.deep.equal([
      'investigating',
      'serviceDegradation',
      'serviceInterruption',
      'serviceInterruption',
      'serviceDegradation',
      'serviceRestored',
      'postIncidentReviewPublished',
    ]);
    expect(course.map((problem) => problem?.posts.length)).to.deep.equal([1, 2, 3, 4, 5, 6, 7]);
    expect(course.map((problem) => problem?.endedAgo !== undefined)).to.deep.equal([
      ...Array(5).fill(false),
      ...Array(2).fill(true),
    ]);
    expect(shownAt(at(56), later)?.id).to.equal(play?.id);
  });

  it('breaks another service every five minutes, each time under an id of its own, in every run the same', () => {
    const plays = aPlaybill().at(3600).plays();
    expect(plays).to.have.length(12);
    expect(new Set(plays.map(({ id }) => id)).size).to.equal(12);
    expect(plays.slice(0, 4).map(({ service }) => service)).to.deep.equal([
      'microsoftteams',
      'SharePoint',
      'Exchange',
      'microsoftteams',
    ]);
    expect(aPlaybill().at(3600).plays()).to.deep.equal(plays);
  });

  it('remembers a bounded number, however long it runs', () => {
    expect(
      aPlaybill()
        .at(30 * 86_400)
        .plays(),
    ).to.have.length(50);
  });

  it('is still where nobody asked for it', () => {
    const { at } = aPlaybill(false);
    expect(at(3600).plays()).to.deep.equal([]);
    expect(at(3600).begin({ service: 'Intune' }).first).to.have.length.above(0);
  });

  describe('by order', () => {
    let sandbox: Sandbox;
    before(async () => {
      sandbox = await startSandbox({ now: START, fixedClock: true });
    });
    after(() => sandbox.stop());

    const order = async (body: object) => {
      const answer = await fetch(`${sandbox.url}/_sandbox/scenario`, { method: 'POST', body: JSON.stringify(body) });
      return { status: answer.status, body: (await answer.json()) as Record<string, any> };
    };

    it('begins at once at the customers that are named, and takes its course by the clock', async () => {
      const { status, body } = await order({
        service: 'SharePoint',
        customers: ['contoso.com', 'fabrikam.com'],
        pace: 60,
      });
      expect(status).to.equal(201);
      expect(body).to.include({ service: 'SharePoint', endsAt: '2026-11-22T10:06:00.000Z' });
      const issue = async (domain: string) => {
        const get = await asTenant(sandbox, `${domain}.onmicrosoft.com`, GRAPH);
        const { body: issues } = await get(ISSUES);
        return issues.value.find(({ id }: { id: string }) => id === body.id);
      };
      expect(await issue('contoso')).to.include({ status: 'investigating', isResolved: false });
      expect(await issue('fabrikam')).to.equal(undefined);
      await sandbox.setClock(new Date(START.getTime() + 60_000));
      expect(await issue('fabrikam')).to.include({ status: 'serviceDegradation' });
      await sandbox.setClock(new Date(START.getTime() + 360_000));
      const ended = await issue('contoso');
      expect(ended).to.include({ status: 'postIncidentReviewPublished', isResolved: true });
      expect(ended.endDateTime).to.equal('2026-11-22T10:05:00Z');
      const get = await asTenant(sandbox, 'contoso.onmicrosoft.com', GRAPH);
      expect((await get(`${ISSUES}/${body.id}/incidentReport`)).status).to.equal(200);
    });

    it('goes on to its next act when told to, and ends there', async () => {
      const { body } = await order({ service: 'SharePoint', customers: ['contoso.com'], pace: 3600 });
      const next = (id: string) => fetch(`${sandbox.url}/_sandbox/scenario/${id}/next`, { method: 'POST' });
      const get = await asTenant(sandbox, 'contoso.onmicrosoft.com', GRAPH);
      const told: string[] = [];
      for (const _act of body.acts) {
        const { body: issues } = await get(ISSUES);
        told.push(issues.value.find(({ id }: { id: string }) => id === body.id).status);
        expect((await next(body.id)).status).to.equal(200);
      }
      expect(told).to.deep.equal(body.acts);
      expect((await next('XX1')).status).to.equal(404);
    });

    it('says what is wrong with an order', async () => {
      for (const [wrong, word] of [
        [{ service: 'Teams' }, 'service'],
        [{ customers: ['nobody.example'] }, 'nobody.example'],
        [{ customers: 'contoso.com' }, 'customers'],
        [{ customers: [] }, 'None'],
        [{ pace: 0 }, 'pace'],
        [{ speed: 2 }, 'speed'],
      ] as const) {
        const { status, body } = await order(wrong);
        expect(status, JSON.stringify(wrong)).to.equal(400);
        expect(body.error).to.include(word);
      }
    });
  });
});
