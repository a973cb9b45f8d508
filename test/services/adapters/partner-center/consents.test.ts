import { expect } from 'chai';
import { createGrantConsent } from '../../../../src/services/adapters/partner-center/consents.ts';
import { aTransport } from '../../../support/outside-client.ts';
import { type OutsideServer, startOutside } from '../../../support/outside-server.ts';

describe('consents granted through Partner Center', () => {
  let partnerCenter: OutsideServer;

  before(async () => {
    partnerCenter = await startOutside(() => ({ status: 201, body: {} }));
  });
  after(() => partnerCenter.close());

  for (const licences of [true, false]) {
    it(`${licences ? 'include' : 'leave out'} licences, as they are to be read or not`, async () => {
      const { http } = aTransport();
      const settings = { baseUrl: partnerCenter.url, http, clientId: 'app', token: 't', newId: () => 'id', licences };
      expect(await createGrantConsent(settings)('contoso', new AbortController().signal)).to.equal('granted');
      const { applicationGrants } = JSON.parse(partnerCenter.asked.at(-1)?.body ?? '{}');
      expect(applicationGrants.map(({ scope }: { scope: string }) => scope)).to.deep.equal([
        `ServiceHealth.Read.All,ServiceMessage.Read.All${licences ? ',LicenseAssignment.Read.All' : ''}`,
        'user_impersonation',
      ]);
    });
  }
});
