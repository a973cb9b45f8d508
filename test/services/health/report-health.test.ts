import { expect } from 'chai';
import type { Incident } from '../../../src/domain/incident.ts';
import type { Service, SourceName } from '../../../src/domain/service.ts';
import { SourceError } from '../../../src/domain/source-error.ts';
import type { Told } from '../../../src/services/health/read-sources.ts';
import { createReportHealth } from '../../../src/services/health/report-health.ts';
import { timelineOf } from '../../../src/services/health/service-timeline.ts';
import {
  aCustomer,
  anAdvisory,
  anIncident,
  aPost,
  daysAgo,
  hoursAgo,
  minutesAgo,
  NOW,
} from '../../support/builders.ts';

const aPlainService = (over: Partial<Service> = {}): Service => ({
  id: 'Exchange',
  name: 'Exchange Online',
  source: 'microsoft365',
  phase: 'operational',
  status: 'operational',
  ...over,
});

const told = (services: Service[], incidents: Incident[] = [], worsenedAt: [string, Date][] = []): Told => ({
  answer: { source: services[0]?.source ?? 'microsoft365', readAt: NOW },
  reading: { services, incidents },
  worsenedAt: new Map(worsenedAt),
});

const silent = (source: 'microsoft365' | 'azure', kind: SourceError['kind'] = 'timeout'): Told => ({
  answer: { source, readAt: NOW, failure: new SourceError(kind, source, 'made for a test') },
  worsenedAt: new Map(),
});

const report = (...all: Told[]) => ask({}, ...all);
const ask = (question: object, ...all: Told[]) =>
  createReportHealth({ readSources: async () => all, clock: () => NOW })(aCustomer(), {
    sees: ['microsoft365', 'azure'],
    ...question,
  });

const teams = aPlainService({ id: 'microsoftteams', name: 'Microsoft Teams' });
const azure = aPlainService({ id: 'azure', name: 'Azure', source: 'azure' });

describe('the headline', () => {
  it('confirms what is open, and how much of it there is', async () => {
    const { headline } = await report(told([aPlainService(), teams], [anIncident()]), told([azure]));
    expect(headline).to.include({ kind: 'trouble', status: 'degraded', affected: 1, total: 3 });
  });

  it('is green although old advisories are open, and counts them', async () => {
    const advisories = [anAdvisory(), anAdvisory({ id: 'TM2', serviceId: 'microsoftteams', startedAt: daysAgo(2) })];
    const { headline } = await report(told([aPlainService(), teams], advisories));
    expect(headline).to.deep.include({
      kind: 'clear',
      status: 'operational',
      knownAdvisories: 2,
      servicesWithAdvisories: 2,
    });
  });

  it('tells an advisory that began within 24 hours, and not one of 25 hours', async () => {
    const young = await report(told([aPlainService()], [anAdvisory({ startedAt: hoursAgo(23) })]));
    expect(young.headline).to.include({ kind: 'news', status: 'advisory', knownAdvisories: 0 });
    const old = await report(told([aPlainService()], [anAdvisory({ startedAt: hoursAgo(25) })]));
    expect(old.headline).to.include({ kind: 'clear', knownAdvisories: 1 });
  });

  it('tells an old advisory that worsened within 24 hours', async () => {
    const advisory = anAdvisory();
    const { headline } = await report(told([aPlainService()], [advisory], [[advisory.id, hoursAgo(3)]]));
    expect(headline.kind).to.equal('news');
    expect(headline.news).to.deep.equal([advisory]);
  });

  it('believes a source that says "down" although it has published nothing', async () => {
    const down = aPlainService({ phase: 'interrupted', status: 'interrupted' });
    expect((await report(told([down, teams]))).headline).to.include({
      kind: 'trouble',
      status: 'interrupted',
      affected: 1,
    });
  });

  it('never calls silence healthy', async () => {
    expect((await report(told([teams]), silent('azure'))).headline).to.include({
      kind: 'partly-clear',
      status: 'unknown',
    });
    expect((await report(silent('microsoft365'), silent('azure'))).headline).to.include({
      kind: 'cannot-tell',
      status: 'unknown',
      total: 0,
    });
    const noAzureEither: Told = { ...told([]), answer: { source: 'azure', readAt: NOW } };
    expect((await report(silent('microsoft365'), noAzureEither)).headline.kind).to.equal('cannot-tell');
    expect((await report(told([]))).headline.kind).to.equal('cannot-tell');
  });

  it('says plainly when we may not see a customer', async () => {
    const { headline, services } = await report(silent('microsoft365', 'no-consent'), silent('azure', 'no-consent'));
    expect(headline.kind).to.equal('no-access');
    expect(services.map(({ status, failure }) => [status, failure?.kind])).to.deep.equal([
      ['unknown', 'no-consent'],
      ['unknown', 'no-consent'],
    ]);
  });

  it('confirms only what fits the service and the symptom asked about', async () => {
    const sources = told(
      [aPlainService(), teams],
      [anIncident({ title: 'Mail delivery is delayed', impact: 'Messages wait in queues.', posts: [] })],
    );
    expect((await ask({ symptom: 'mail queueing' }, sources)).headline.kind).to.equal('trouble');
    expect((await ask({ symptom: '메일 지연' }, sources)).headline.kind).to.equal('trouble');
    expect((await ask({ symptom: 'calendar sharing' }, sources)).headline.kind).to.equal('something-else');
    expect((await ask({ serviceIds: ['microsoftteams'] }, sources)).headline.kind).to.equal('something-else');
    expect((await ask({ symptom: 'is down' }, sources)).headline.kind).to.equal('trouble');
  });
});

describe('what the asker has no right to', () => {
  const outage = anIncident({ id: 'VM_1-ABC', source: 'azure', serviceId: 'azure', serviceName: 'Azure' });

  it('leaves nothing in the report but the name of its source, and changes no headline', async () => {
    const all = [told([aPlainService()]), told([azure], [outage])];
    const seen = await ask({ sees: ['microsoft365'] }, ...all);
    expect(seen.hidden).to.deep.equal(['azure']);
    expect(seen.headline).to.include({ kind: 'clear', total: 1 });
    expect(JSON.stringify(seen.services)).not.to.include('VM_1-ABC').and.not.include('Azure');
    expect([seen.incidents, seen.answers.map(({ source }) => source)]).to.deep.equal([[], ['microsoft365']]);
    expect((await ask({}, ...all)).hidden).to.deep.equal([]);
  });

  it('is found out while the sources are asked, and nothing is told before', async () => {
    const steps: string[] = [];
    let decide = (_sees: readonly SourceName[]): void => undefined;
    const sees = new Promise<readonly SourceName[]>((resolve) => {
      decide = resolve;
    });
    const readSources = async () => {
      steps.push('asked');
      return [told([aPlainService()]), told([azure], [outage])];
    };
    const reading = createReportHealth({ readSources, clock: () => NOW })(aCustomer(), { sees }).then((report) => {
      steps.push('told');
      return report;
    });
    expect(steps).to.deep.equal(['asked']);
    decide(['microsoft365']);
    expect((await reading).hidden).to.deep.equal(['azure']);
    expect(steps).to.deep.equal(['asked', 'told']);
  });

  it('is Azure, as long as nobody says otherwise', async () => {
    const reportHealth = createReportHealth({ readSources: async () => [told([azure], [outage])], clock: () => NOW });
    expect(await reportHealth(aCustomer())).to.deep.include({ hidden: ['azure'], services: [], incidents: [] });
  });
});

describe('the services', () => {
  it('stand worst first, and an advisory alone does not make one degraded', async () => {
    const stated = aPlainService({ phase: 'degraded', status: 'degraded' });
    const { services } = await report(told([teams, stated], [anAdvisory({ status: 'advisory' })]), silent('azure'));
    expect(services.map(({ name, status }) => [name, status])).to.deep.equal([
      ['Azure', 'unknown'],
      ['Exchange Online', 'advisory'],
      ['Microsoft Teams', 'operational'],
    ]);
  });

  it('include one that only a problem names', async () => {
    const { services } = await report(told([teams], [anIncident()]));
    expect(services.map(({ id }) => id)).to.deep.equal(['Exchange', 'microsoftteams']);
  });
});

describe('the timeline of a service', () => {
  const queues = anIncident({ id: 'EX1', title: 'Mail waits in queues', startedAt: hoursAgo(3) });
  const calendar = anIncident({
    id: 'EX2',
    title: 'Shared calendars open empty',
    posts: [aPost(minutesAgo(5), { text: 'We look into it.' })],
  });
  const ended = (id: string, days: number) =>
    anIncident({ id, isOpen: false, phase: 'restored', status: 'operational', endedAt: daysAgo(days) });

  it('puts the problem that fits the described symptom first', async () => {
    const question = { symptom: 'calendars are empty' };
    const all = await ask(question, told([aPlainService()], [queues, calendar]));
    const [service] = all.services;
    if (!service) throw new Error('no service');
    expect(timelineOf(all, service, question).open.map(({ id }) => id)).to.deep.equal(['EX2', 'EX1']);
    expect(timelineOf(all, service, { symptom: 'mail stuck in queue' }).open.map(({ id }) => id)).to.deep.equal([
      'EX1',
      'EX2',
    ]);
  });

  it('keeps what ended within 30 days, newest first, and only its own', async () => {
    const other = anIncident({ id: 'TM1', serviceId: 'microsoftteams' });
    const all = await report(
      told([aPlainService(), teams], [ended('EX9', 29), ended('EX8', 31), ended('EX7', 1), queues, other]),
    );
    const service = all.services.find(({ id }) => id === 'Exchange');
    if (!service) throw new Error('no service');
    const timeline = timelineOf(all, service);
    expect(timeline.open.map(({ id }) => id)).to.deep.equal(['EX1']);
    expect(timeline.resolved.map(({ id }) => id)).to.deep.equal(['EX7', 'EX9']);
    expect(timeline.headline).to.include({ kind: 'trouble', affected: 1, total: 1 });
  });
});
