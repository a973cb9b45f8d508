import { expect } from 'chai';
import { onlyToPortals } from '../../../src/services/details/only-to-portals.ts';
import { aCustomer } from '../../support/builders.ts';
import { aManagedService, aSku, details } from '../../support/details.ts';

describe('links that a source tells', () => {
  it('are dropped, and named to the log, where they lead to no portal', async () => {
    const strange: string[] = [];
    const good = 'https://admin.example/teams';
    const read = async () =>
      details({
        skus: [aSku()],
        managed: [
          aManagedService('Teams', { admin: 'https://evil.example/x?y=z', health: good }),
          aManagedService('Exchange', { admin: 'no address' }),
        ],
      });
    const source = onlyToPortals(
      { name: 'service-management', read },
      {
        isPortalUrl: (address) => address === good,
        onStrangeLink: (host, { name }, { name: customer }) => strange.push(`${host} ${name} ${customer}`),
      },
    );
    expect(await source.read(aCustomer(), new AbortController().signal)).to.deep.equal({
      skus: [aSku()],
      managed: [{ names: ['Teams'], health: good }, { names: ['Exchange'] }],
    });
    expect(strange).to.deep.equal(['evil.example service-management Contoso', 'nowhere service-management Contoso']);
  });
});
