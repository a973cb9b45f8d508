import { expect } from 'chai';
import sinon from 'sinon';
import { createSpreadForward } from '../../../src/services/outages/spread-forward.ts';
import { anAdvisory, anIncident } from '../../support/builders.ts';

describe('spread forward', () => {
  const spies = sinon.createSandbox();
  const tenantsWith = sinon
    .stub()
    .callsFake(async (_source: string, service: string) =>
      service === 'Exchange' ? ['adatum', 'contoso', 'fabrikam'] : ['contoso'],
    );
  const hurry = spies.stub().resolves(2);
  const spreadForward = createSpreadForward({ looks: { tenantsWith }, jobs: { hurry } });
  beforeEach(() => spies.resetHistory());

  it('looks next at everybody else who has the service', async () => {
    expect(await spreadForward('contoso', [anIncident(), anIncident({ id: 'EX2' })])).to.equal(2);
    sinon.assert.calledOnce(tenantsWith);
    sinon.assert.calledOnceWithExactly(hurry, 'look', ['microsoft365 adatum', 'microsoft365 fabrikam']);
  });

  it('leaves everybody alone for an advisory, for nothing, and where nobody else has the service', async () => {
    expect(await spreadForward('contoso', [])).to.equal(0);
    expect(await spreadForward('contoso', [anAdvisory()])).to.equal(0);
    expect(await spreadForward('contoso', [anIncident({ serviceId: 'Teams' })])).to.equal(0);
    sinon.assert.notCalled(hurry);
  });
});
