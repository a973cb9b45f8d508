import { expect } from 'chai';
import { serviceChoices, serviceIdsOf } from '../../../src/services/communications/service-ids.ts';

describe('the services of a communication', () => {
  const told = (...services: readonly string[]) => ({ source: 'microsoft365', services }) as const;
  const azure = { source: 'azure', services: ['Virtual Machines'] } as const;

  it('are those that health knows by the names of message centers; a name that nobody knows stands for itself', () => {
    expect(serviceIdsOf(told('Exchange Online', 'Microsoft Teams'))).to.deep.equal(['Exchange', 'microsoftteams']);
    expect(serviceIdsOf(told('Qwrzly Vlmpf'))).to.deep.equal(['Qwrzly Vlmpf']);
    expect(serviceIdsOf(azure)).to.deep.equal(['azure']);
  });

  it('are offered beside those that the customer has, each once, under the name of today', () => {
    const own = [
      { id: 'microsoftteams', name: 'Teams, as renamed' },
      { id: 'EXCHANGE', name: 'Exchange Online' },
    ];
    expect(
      serviceChoices(own, [told('Microsoft Teams', 'SharePoint Online', 'Qwrzly Vlmpf'), azure, azure]),
    ).to.deep.equal([
      { id: 'azure', name: 'Azure' },
      { id: 'EXCHANGE', name: 'Exchange Online' },
      { id: 'Qwrzly Vlmpf', name: 'Qwrzly Vlmpf' },
      { id: 'SharePoint', name: 'SharePoint Online' },
      { id: 'microsoftteams', name: 'Teams, as renamed' },
    ]);
  });
});
