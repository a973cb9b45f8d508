import { expect } from 'chai';
import { EventPage } from '../../src/services/adapters/azure/schema.ts';
import { ManagedServices } from '../../src/services/adapters/partner-center/managed-services-schema.ts';
import { CustomerPage } from '../../src/services/adapters/partner-center/schema.ts';
import { anAsking } from '../support/outside-client.ts';
import { describeSamples, sample, sampleNames } from '../support/samples.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { AZURE, asTenant, PARTNER_CENTER, PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { sandboxTokens } from '../support/sandbox-tokens.ts';
import { beyond, type Shape, shapeOf } from '../support/shape.ts';

const EVENTS = 'azure/2025-05-01/';

const bodyOf = (name: string) =>
  (sample(EVENTS + name) as { responses: { 200: { body: Record<string, unknown> } } }).responses[200].body;

describeSamples('contract: the sandbox’s Azure and Partner Center against Microsoft’s samples', () => {
  let sandbox: Sandbox;
  before(async function open() {
    this.timeout(60_000);
    sandbox = await startSandbox();
  });
  after(() => sandbox.stop());

  it('events of every subscription', async () => {
    const names = sampleNames(EVENTS);
    const single = names.filter((name) => name.startsWith('Event_')).map(bodyOf);
    const lists = names.filter((name) => name.startsWith('Events_')).map(bodyOf);
    const list = shapeOf(...lists, { value: single });
    const event = shapeOf(...single, ...lists.flatMap(({ value }) => value as unknown[]));
    const faults: string[] = [];
    let events = 0;
    for (const { tenantId, character } of await sandbox.customers()) {
      if (character === 'no consent' || character === 'access expired') continue;
      const get = await asTenant(sandbox, tenantId, AZURE);
      const subscriptions = await get('/subscriptions?api-version=2022-12-01');
      for (const { id } of subscriptions.body.value ?? []) {
        const root = `${id}/providers/Microsoft.ResourceHealth/events`;
        const { body } = await get(`${root}?api-version=2025-05-01&queryStartTime=1/1/2026`);
        faults.push(...beyond(list, body, 'events'));
        EventPage.parse(body);
        for (const { name } of body.value) {
          faults.push(...beyond(event, (await get(`${root}/${name}?api-version=2025-05-01`)).body, name));
          events += 1;
        }
      }
    }
    expect(faults).to.deep.equal([]);
    expect(events).to.be.above(5);
  });

  describe('Partner Center', () => {
    const shapeIn = (...names: readonly string[]): Shape => shapeOf(...names.map((name) => sample(`partner/${name}`)));
    it('customers, page by page', async () => {
      const get = await asTenant(sandbox, PARTNER_TENANT_ID, PARTNER_CENTER);
      const list = shapeIn('customers.list.json', 'customers.filtered.2.json');
      const { body } = await get('/v1/customers?size=500');
      expect(beyond(list, body, 'customers')).to.deep.equal([]);
      expect(CustomerPage.parse(body).items).to.have.length((await sandbox.customers()).length);
    });

    it('services that the partner manages', async () => {
      const tokens = await sandboxTokens(sandbox);
      const token = await tokens.partner.for(PARTNER_TENANT_ID, `${PARTNER_CENTER}/.default`, anAsking());
      const get = await asTenant(sandbox, PARTNER_TENANT_ID, PARTNER_CENTER);
      const contoso = (await sandbox.customers()).find(({ name }) => name === 'Contoso');
      const path = `/v1/customers/${contoso?.tenantId}/managedservices`;
      const { status, body } = await get(path, { authorization: `Bearer ${token}` });
      expect(status).to.equal(200);
      expect(beyond(shapeIn('managedservices.json'), body, 'services')).to.deep.equal([]);
      expect(ManagedServices.parse(body)).to.not.deep.equal([]);
    });

    it('errors', async () => {
      const refused = await (await asTenant(sandbox, PARTNER_TENANT_ID, AZURE))('/v1/customers');
      expect(refused.status).to.equal(401);
      expect(beyond(shapeIn('error.generic.json'), refused.body, 'error')).to.deep.equal([]);
    });
  });
});
