import { expect } from 'chai';
import {
  createGraphLicences,
  createGraphServiceManagement,
} from '../../../../src/services/adapters/graph/service-details.ts';
import { aCustomer } from '../../../support/builders.ts';
import { aTransport, failureOf, plainTokens } from '../../../support/outside-client.ts';
import { type OutsideServer, type Reply, startOutside } from '../../../support/outside-server.ts';

const signal = new AbortController().signal;
const customer = aCustomer();

const onWire = (over: object = {}) => ({
  skuPartNumber: 'SPE_E3',
  capabilityStatus: 'Enabled',
  appliesTo: 'User',
  consumedUnits: 120,
  prepaidUnits: { enabled: 150, suspended: 0, warning: 0, lockedOut: 0 },
  servicePlans: [{ servicePlanName: 'TEAMS1', provisioningStatus: 'Success', appliesTo: 'User' }],
  ...over,
});

describe('what Graph tells of services beside their health', () => {
  let graph: OutsideServer;
  let replies: Reply[];

  before(async () => {
    graph = await startOutside(() => replies.shift() ?? { status: 500 });
  });
  after(() => graph.close());
  beforeEach(() => {
    graph.asked.length = 0;
  });

  const settings = () => ({ baseUrl: graph.url, tokens: plainTokens, scope: 'graph', http: aTransport().http });
  const licences = () => createGraphLicences(settings()).read(customer, signal);
  const management = () =>
    createGraphServiceManagement({ ...settings(), partnerTenantId: 'partner' }).read(customer, signal);
  const skuOf = async (over: object) => {
    replies = [{ body: { value: [onWire(over)] } }];
    return (await licences()).skus[0];
  };

  it('licences are asked for in the customer’s tenant, without query options, to the last page', async () => {
    replies = [
      { body: { value: [onWire()], '@odata.nextLink': `${graph.url}/v1.0/subscribedSkus?$skiptoken=2` } },
      { body: { value: [onWire({ skuPartNumber: 'EMS' })] } },
    ];
    expect((await licences()).skus.map(({ partNumber }) => partNumber)).to.deep.equal(['SPE_E3', 'EMS']);
    expect(graph.asked.map(({ url }) => url.pathname + url.search)).to.deep.equal([
      '/v1.0/subscribedSkus',
      '/v1.0/subscribedSkus?$skiptoken=2',
    ]);
    expect(graph.asked[0]?.headers.authorization).to.equal(`Bearer ${customer.tenantId}|graph`);
  });

  it('licences count in whatever state they are', async () => {
    const prepaidUnits = { enabled: 10, warning: 5, suspended: 3, lockedOut: 2 };
    expect(await skuOf({ prepaidUnits })).to.include({ assigned: 120, bought: 20, state: 'enabled' });
  });

  for (const [wire, state] of [
    ['Warning', 'warning'],
    ['SUSPENDED', 'suspended'],
    ['lockedOut', 'locked-out'],
    ['Unheard', 'other'],
    [null, 'other'],
  ] as const) {
    it(`a product that is ${wire} reads ${state}`, async () => {
      expect(await skuOf({ capabilityStatus: wire })).to.include({ state });
    });
  }

  it('a product without numbers or plans is one all the same', async () => {
    expect(await skuOf({ consumedUnits: null, prepaidUnits: null, servicePlans: null })).to.deep.equal({
      partNumber: 'SPE_E3',
      plans: [],
      assigned: 0,
      bought: 0,
      state: 'enabled',
    });
  });

  it('plans that are switched off bring nothing', async () => {
    const plan = (servicePlanName: string, provisioningStatus: string) => ({ servicePlanName, provisioningStatus });
    const servicePlans = [plan('TEAMS1', 'Disabled'), plan('SWAY', 'PendingActivation')];
    expect((await skuOf({ servicePlans }))?.plans).to.deep.equal(['SWAY']);
  });

  for (const over of [{ capabilityStatus: 'Deleted' }, { appliesTo: 'Company' }]) {
    it(`left out: ${JSON.stringify(over)}`, async () => {
      expect(await skuOf(over)).to.equal(undefined);
    });
  }

  it('management pages are asked for in the partner’s tenant', async () => {
    replies = [
      {
        body: {
          value: [
            { id: '1', serviceName: 'Teams', serviceManagementUrl: 'https://admin.teams.microsoft.com/' },
            { id: '2', serviceName: 'Nameless', serviceManagementUrl: null },
            { id: '3', serviceName: ' ' },
          ],
        },
      },
    ];
    expect((await management()).managed).to.deep.equal([
      { names: ['Teams'], admin: 'https://admin.teams.microsoft.com/' },
      { names: ['Nameless'] },
    ]);
    const path = `/v1.0/tenantRelationships/delegatedAdminCustomers/${customer.tenantId}/serviceManagementDetails`;
    expect(graph.asked[0]?.url.pathname).to.equal(path);
    expect(graph.asked[0]?.headers.authorization).to.equal('Bearer partner|graph');
  });

  for (const [reply, kind] of [
    [{ status: 403, body: { error: { code: 'Authorization_RequestDenied' } } }, 'no-permission'],
    [{ status: 404, body: {} }, 'not-found'],
    [{ status: 400, body: { error: { code: 'BadRequest' } } }, 'garbled'],
    [{ body: { value: 'nothing' } }, 'garbled'],
    [{ body: '<html></html>' }, 'garbled'],
  ] as const) {
    it(`each fails as ${kind}: ${JSON.stringify(reply)}`, async () => {
      for (const read of [licences, management]) {
        replies = [reply];
        await failureOf(read(), kind);
      }
    });
  }
});
