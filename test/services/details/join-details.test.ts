import { expect } from 'chai';
import type { ServiceHealth } from '../../../src/domain/health-report.ts';
import { SourceError } from '../../../src/domain/source-error.ts';
import { createJoinDetails } from '../../../src/services/details/join-details.ts';
import type { ToldDetails } from '../../../src/services/details/read-details.ts';
import { timelineOf } from '../../../src/services/health/service-timeline.ts';
import { aReport, aService, aSilentService, NOW } from '../../support/builders.ts';
import { aManagedService, aSku, told, untold } from '../../support/details.ts';

const teams = aService({ id: 'microsoftteams', name: 'Microsoft Teams' });
const entra = aService({ id: 'OrgLiveID', name: 'Identity Service' });
const azure = aService({ id: 'azure', name: 'Azure', source: 'azure' });

function joined(
  answers: readonly ToldDetails[],
  services: readonly ServiceHealth[] = [aService(), teams, entra, azure],
) {
  const report = createJoinDetails()(aReport(services), answers);
  const of = (id: string) => report.services.find((service) => service.id === id);
  return { report, of, ids: report.services.map(({ id }) => id) };
}

const managing = (...managed: readonly ReturnType<typeof aManagedService>[]) => told('service-management', { managed });

describe('joining details to a report', () => {
  it('gives each service the licences of the products that bring it', () => {
    const { of } = joined([told('licences', { skus: [aSku(), aSku({ plans: ['TEAMS1'], assigned: 7, bought: 9 })] })]);
    expect(of('Exchange')?.licences).to.include({ assigned: 120, bought: 150, readAt: NOW });
    expect(of('microsoftteams')?.licences).to.include({ assigned: 7, bought: 9 });
    expect(of('OrgLiveID')).to.not.have.property('licences');
    expect(of('azure')).to.deep.equal(azure);
  });

  it('finds services by the names that management pages have for them', () => {
    const admin = 'https://portal.example/';
    const { of } = joined([
      managing(aManagedService('Teams', { admin }), aManagedService('Azure Active Directory', { admin }), {
        names: ['Exchange', 'Exchange'],
        admin,
      }),
    ]);
    for (const id of ['microsoftteams', 'OrgLiveID', 'Exchange']) expect(of(id)?.links, id).to.deep.equal({ admin });
  });

  it('takes no other thing for a service because a word of it fits', () => {
    const { ids, of } = joined([
      managing(aManagedService('Microsoft 365 Lighthouse', { admin: 'https://l.example/' }), aManagedService('Azure')),
    ]);
    expect(ids).to.deep.equal(['Exchange', 'microsoftteams', 'OrgLiveID', 'azure']);
    expect(of('azure')).to.deep.equal(azure);
  });

  it('prefers the source that comes first, and fills up from the next', () => {
    const { of } = joined([
      managing(aManagedService('Exchange', { admin: 'https://graph.example/' })),
      told('managed-services', {
        managed: [aManagedService('Exchange', { admin: 'https://pc.example/', health: 'https://health.example/' })],
      }),
    ]);
    expect(of('Exchange')?.links).to.deep.equal({ admin: 'https://graph.example/', health: 'https://health.example/' });
  });

  it('lists last, as unknown, what the customer has though no health is published for it', () => {
    const { report, ids, of } = joined([
      managing(aManagedService('Dynamics 365 Business Central', { admin: 'https://bc.example/' })),
      told('licences', { skus: [aSku({ plans: ['UNIVERSAL_PRINT_01'] })] }),
    ]);
    expect(ids.slice(4)).to.deep.equal(['DynamicsNAV', 'UniversalPrint']);
    expect(of('DynamicsNAV')).to.include({
      name: 'Dynamics 365 Business Central',
      phase: 'unheard',
      status: 'unknown',
    });
    expect(of('UniversalPrint')?.licences).to.include({ bought: 150 });
    const timeline = timelineOf(report, of('DynamicsNAV') as ServiceHealth);
    expect(timeline.headline).to.include({ kind: 'cannot-tell', status: 'unknown', total: 0 });
  });

  it('names it as the health of another customer did', () => {
    const join = createJoinDetails();
    join(aReport([aService({ id: 'UniversalPrint', name: 'Universal Print' })]), []);
    const skus = [aSku({ plans: ['UNIVERSAL_PRINT_01'] })];
    expect(join(aReport([]), [told('licences', { skus })]).services[0]?.name).to.equal('Universal Print');
  });

  it('lists one of several services that a name may mean only when none of them is there', () => {
    const apps = aService({ id: 'PowerAppsM365', name: 'Power Apps in Microsoft 365' });
    expect(joined([managing(aManagedService('Power Apps'))], [apps]).ids).to.deep.equal(['PowerAppsM365']);
    expect(joined([managing(aManagedService('Power Apps'))], [teams]).ids).to.deep.equal([
      'microsoftteams',
      'PowerApps',
    ]);
  });

  it('tells why there are none, and leaves the services and the headline alone', () => {
    const failure = new SourceError('no-permission', 'microsoft365', 'made for a test');
    const services = [aService(), aSilentService('azure', 'timeout')];
    const { report } = joined([untold('licences', failure)], services);
    expect(report).to.deep.equal({ ...aReport(services), details: [{ name: 'licences', readAt: NOW, failure }] });
  });

  it('keeps quiet about a failure while an earlier reading stands', () => {
    const failure = new SourceError('timeout', 'microsoft365', 'made for a test');
    const { report } = joined([{ ...told('licences'), answer: { name: 'licences', readAt: NOW, failure } }]);
    expect(report.details).to.deep.equal([{ name: 'licences', readAt: NOW }]);
  });
});
