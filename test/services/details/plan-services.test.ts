import { expect } from 'chai';
import { servicesOf } from '../../../src/services/details/plan-services.ts';
import { aSku } from '../../support/details.ts';

describe('services that a product brings', () => {
  it('are told by its service plans', () => {
    const plans = ['EXCHANGE_S_ENTERPRISE', 'TEAMS1', 'SHAREPOINTENTERPRISE', 'UNHEARD_OF'];
    expect(servicesOf(aSku({ plans }))).to.have.members([
      'Exchange',
      'microsoftteams',
      'SharePoint',
      'OneDriveForBusiness',
    ]);
  });

  it('leave out plans that come with nearly everything', () => {
    expect(servicesOf(aSku({ plans: ['EXCHANGE_S_FOUNDATION', 'BI_AZURE_P2'] }))).to.deep.equal(['PowerBIcom']);
  });

  it('are none of a product that is free for everybody', () => {
    expect(servicesOf(aSku({ partNumber: 'FLOW_FREE', plans: ['FLOW_P2'] }))).to.deep.equal([]);
  });
});
