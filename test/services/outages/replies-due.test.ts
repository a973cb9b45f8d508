import { expect } from 'chai';
import type { Incident } from '../../../src/domain/incident.ts';
import type { Outage } from '../../../src/domain/outage.ts';
import { repliesDue, toldNow } from '../../../src/services/outages/replies-due.ts';
import { anIncident, minutesAgo, NOW } from '../../support/builders.ts';
import { anExposure, anOutage, KIM_AGENT } from '../../support/following.ts';

const later = (over: Partial<Outage>, incident: Partial<Incident> = {}): Outage =>
  anOutage({ incident: anIncident(incident), ...over });
const kinds = (before: Outage, now: Outage) =>
  repliesDue(toldNow(before), now, {}, NOW).replies.map(({ kind }) => kind);

describe('the replies that are due', () => {
  it('are none when nothing has changed, and what was told stays the same', () => {
    const told = toldNow(anOutage());
    const due = repliesDue(told, anOutage(), {}, NOW);
    expect(due.replies).to.deep.equal([]);
    expect(due.told).to.equal(told);
  });

  it('are none for getting better, and one for getting worse again', () => {
    const down = later({ exposures: [anExposure(0, { status: 'interrupted' })] });
    expect(kinds(down, anOutage())).to.deep.equal([]);
    expect(kinds(anOutage(), down)).to.deep.equal(['worse']);
  });

  it('say once what happened while nobody looked', () => {
    const ended = later(
      { state: 'resolved', exposures: [anExposure(0, { endedAt: NOW }), anExposure(2, { since: NOW, endedAt: NOW })] },
      { phase: 'review-published', isOpen: false },
    );
    expect(kinds(anOutage(), ended)).to.deep.equal(['resolved', 'review']);
  });

  it('say that it came back', () => {
    const ended = later({ state: 'resolved', exposures: [anExposure(0, { endedAt: NOW })] }, { status: 'operational' });
    expect(kinds(ended, anOutage())).to.deep.equal(['worse']);
  });

  it('wait for more customers, and name when they are due', () => {
    const spread = later({ exposures: [anExposure(0), anExposure(1, { since: minutesAgo(2) })] });
    const due = repliesDue(toldNow(anOutage()), spread, {}, NOW);
    expect(due.replies).to.deep.equal([]);
    expect(due.nextAt).to.deep.equal(minutesAgo(-3));
    const then = repliesDue(due.told, spread, {}, minutesAgo(-3));
    expect(then.replies).to.deep.equal([{ kind: 'spread', tenantIds: [anExposure(1).tenantId] }]);
    expect(repliesDue(then.told, spread, {}, minutesAgo(-9)).replies).to.deep.equal([]);
  });

  it('leave Microsoft five minutes after a promised update, and mind the next promise', () => {
    const promised = (minutes: number) => later({}, { nextUpdateAt: minutesAgo(minutes) });
    expect(kinds(anOutage(), promised(4))).to.deep.equal([]);
    expect(kinds(anOutage(), promised(5))).to.deep.equal(['overdue']);
    const { told } = repliesDue(toldNow(anOutage()), promised(60), {}, NOW);
    expect(repliesDue(told, promised(60), {}, NOW).replies).to.deep.equal([]);
    expect(repliesDue(told, promised(6), {}, NOW).replies).to.deep.equal([{ kind: 'overdue', tenantIds: [] }]);
  });

  it('do not nag who has acknowledged it', () => {
    const worse = later(
      { exposures: [anExposure(0, { status: 'interrupted' }), anExposure(1, { since: minutesAgo(10) })] },
      { nextUpdateAt: minutesAgo(60) },
    );
    const acknowledged = { by: KIM_AGENT, at: NOW };
    const { replies } = repliesDue(toldNow(anOutage()), worse, { acknowledged }, NOW);
    expect(replies.map(({ kind }) => kind)).to.deep.equal(['worse']);
  });
});
