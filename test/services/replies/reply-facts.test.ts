import { expect } from 'chai';
import { replyFacts } from '../../../src/services/replies/reply-facts.ts';
import { azureOutage, mailOutage, resolvedOutages } from '../../fixtures/outages.ts';
import { anAdvisory, aReport, aService, aSilentService, NOW } from '../../support/builders.ts';

const teams = aService({ id: 'microsoftteams', name: 'Microsoft Teams' });
const planner = aService({ id: 'Planner', name: 'Planner' });

describe('facts of a reply', () => {
  it('are the incident’s, as the customer’s own sources tell it', () => {
    const incident = mailOutage();
    const facts = replyFacts(aReport([aService({ incidents: [incident] }), planner, teams]), incident);
    expect(facts).to.include({ id: 'EX1234567', customerName: 'Contoso', isOpen: true, isReviewed: false });
    expect(facts.impact).to.equal(incident.impact);
    expect(facts.nextUpdateAt).to.equal(incident.nextUpdateAt);
    expect(facts.unaffected, 'those first that most people use').to.deep.equal(['Microsoft Teams', 'Planner']);
  });

  it('call nothing unaffected that is unknown, disturbed or advised of', () => {
    const incident = mailOutage();
    const others = [
      aSilentService('azure', 'unreachable'),
      aService({ id: 'Forms', name: 'Forms', phase: 'unheard', status: 'unknown' }),
      aService({ id: 'SharePoint', name: 'SharePoint Online', advisories: [anAdvisory()] }),
      aService({ id: 'Intune', name: 'Intune', phase: 'degraded', status: 'degraded', incidents: [mailOutage()] }),
    ];
    expect(replyFacts(aReport([aService({ incidents: [incident] }), ...others]), incident).unaffected).to.deep.equal(
      [],
    );
  });

  it('promise nothing of what is over, and tell what an Azure event touches', () => {
    const [over = mailOutage()] = resolvedOutages();
    const facts = replyFacts(aReport([aService()]), { ...over, nextUpdateAt: NOW, phase: 'review-published' });
    expect(facts).to.include({ isOpen: false, isReviewed: true }).and.not.have.property('nextUpdateAt');
    const event = azureOutage();
    const { regions, subscriptions, impactedServices } = replyFacts(aReport([]), event);
    expect([regions, subscriptions, impactedServices]).to.deep.equal([
      event.regions,
      event.subscriptions,
      event.impactedServices,
    ]);
  });
});
