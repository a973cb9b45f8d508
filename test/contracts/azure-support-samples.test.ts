import { expect } from 'chai';
import {
  CommunicationPage,
  EntryPage,
  NameAvailability,
  WireTicket,
} from '../../src/services/adapters/azure/support/schema.ts';
import { ticketBody } from '../../src/services/adapters/azure/support/ticket-body.ts';
import { anAsking } from '../support/outside-client.ts';
import { anAzurePacket } from '../support/requests.ts';
import { describeSamples, sample } from '../support/samples.ts';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { AZURE } from '../support/sandbox-calls.ts';
import { sandboxTokens } from '../support/sandbox-tokens.ts';
import { beyond, shapeOf } from '../support/shape.ts';

interface Sample {
  readonly parameters: { readonly createSupportTicketParameters: { readonly properties: Record<string, any> } };
  readonly responses: Readonly<Record<string, { readonly body: any; readonly headers: Record<string, string> }>>;
}
const of = (name: string) => sample(`azure-support/${name}.json`) as Sample;
const answer = (name: string) => of(name).responses['200']?.body;
const CREATE = '2024-04-01/CreateTechnicalSupportTicketForSubscription';

describeSamples('contract: Azure support as Microsoft publishes it', () => {
  it('services and problem classifications become entries with whole ids', () => {
    const services = EntryPage.parse(answer('2024-04-01/ListServices'));
    expect(services.items).to.have.lengthOf(7);
    expect(services.items[0]).to.deep.equal({
      id: '/providers/Microsoft.Support/services/service_guid_1',
      name: 'Billing',
    });
    const classifications = EntryPage.parse(answer('2024-04-01/ListProblemClassifications'));
    expect(classifications.items[1]?.name).to.equal('Reservation Management / Request Invoices');
  });

  it('a name that is taken is told, with why', () => {
    const read = NameAvailability.parse(answer('2024-04-01/CheckNameAvailabilityWithSubscription'));
    expect(read).to.deep.equal({ isFree: false, said: 'Name not available' });
  });

  it('a ticket becomes its number, state and engineer, in both versions', () => {
    expect(WireTicket.parse(answer('2026-06-01/GetSubscriptionSupportTicketDetails'))).to.deep.equal({
      name: 'testticket',
      number: '118032014183770',
      status: 'open',
      said: 'Open',
      engineer: 'xyz@contoso.com',
    });
    expect(WireTicket.parse(answer(CREATE))).to.include({ number: '119120321001170', status: 'open' });
  });

  it('a communication that left the customer’s side is ours', () => {
    const { items } = CommunicationPage.parse({ value: [answer('2026-06-01/CreateSupportTicketCommunication')] });
    expect(items).to.deep.equal([
      {
        name: 'testcommunication',
        isOurs: true,
        note: {
          by: 'user@contoso.com',
          at: new Date('2020-03-10T20:18:19Z'),
          text: 'This is a test message from a customer!',
        },
      },
    ]);
  });

  it('what we file goes nowhere beyond what is published, and leaves out nothing that is needed', () => {
    const { properties } = of(CREATE).parameters.createSupportTicketParameters;
    const documented = { additionalEmailAddresses: [''], phoneNumber: '' };
    const contactDetails = { ...properties.contactDetails, ...documented };
    const shape = shapeOf({ properties: { ...properties, problemStartTime: '', contactDetails } });
    const body = ticketBody(anAzurePacket(), 'text', 'KOR') as { properties: Record<string, any> };
    expect(beyond(shape, body, 'ticket')).to.deep.equal([]);
    expect(body.properties).to.include({ severity: 'critical', problemStartTime: '2026-11-21T23:10:00.000Z' });
    expect(body.properties.contactDetails).to.deep.equal({
      firstName: 'Kim',
      lastName: 'Minji',
      preferredContactMethod: 'email',
      primaryEmailAddress: 'kim.minji@partner.example',
      additionalEmailAddresses: ['alex.wilber@partner.example', 'it@contoso.example'],
      phoneNumber: '+82 2 555 0100',
      preferredTimeZone: 'Korea Standard Time',
      country: 'KOR',
      preferredSupportLanguage: 'ko-kr',
    });
  });

  describe('and as the sandbox mirrors it', () => {
    let sandbox: Sandbox;
    before(async function open() {
      this.timeout(60_000);
      sandbox = await startSandbox();
    });
    after(() => sandbox?.stop());

    it('services, classifications, tickets and communications go nowhere beyond the published shapes', async () => {
      const tokens = (await sandboxTokens(sandbox))['app-only'];
      const tenantId = (await sandbox.customers()).find(({ name }) => name === 'Contoso')?.tenantId ?? '';
      const home = '5a0d0000-0000-4000-8000-0000000000aa';
      const [token, second] = await Promise.all(
        [tenantId, home].map((tenant) => tokens.for(tenant, `${AZURE}/.default`, anAsking())),
      );
      const ask = async (path: string, body?: object, method = body ? 'PUT' : 'GET') => {
        const headers = { authorization: `Bearer ${token}`, 'x-ms-authorization-auxiliary': `Bearer ${second}` };
        const url = path.startsWith('https:') ? path : `${sandbox.url}${path}?api-version=2024-04-01`;
        return await fetch(url, { method, headers, ...(body && { body: JSON.stringify(body) }) });
      };
      const read = async (path: string) => (await (await ask(path)).json()) as any;
      const services = await read('/providers/Microsoft.Support/services');
      expect(beyond(shapeOf(answer('2024-04-01/ListServices')), services, 'services')).to.deep.equal([]);
      const serviceId: string = services.value[0].id;
      const classifications = await read(`${serviceId}/problemClassifications`);
      const listed = shapeOf(answer('2024-04-01/ListProblemClassifications'));
      expect(beyond(listed, classifications, 'classifications')).to.deep.equal([]);

      const subscriptions = (await (await ask(`${sandbox.url}/subscriptions?api-version=2022-12-01`)).json()) as any;
      const at = `/subscriptions/${subscriptions.value[0].subscriptionId}/providers/Microsoft.Support/supportTickets/shape`;
      const classificationId: string = classifications.value[0].id;
      const topic = { serviceId, serviceName: '', classificationId, classificationName: '' };
      const accepted = await ask(at, ticketBody(anAzurePacket({ topic }), 'text', 'KOR'));
      expect(accepted.status).to.equal(202);
      for (const name of Object.keys(of(CREATE).responses['202']?.headers ?? {}))
        expect(accepted.headers.get(name), name).to.match(/^https:.*api-version=/);
      const published = shapeOf(answer(CREATE), answer('2026-06-01/GetSubscriptionSupportTicketDetails'), {
        properties: { contactDetails: { additionalEmailAddresses: [''], phoneNumber: '' }, problemStartTime: '' },
      });
      expect(beyond(published, await read(at), 'ticket')).to.deep.equal([]);
      const said = await ask(`${at}/communications/one`, {
        properties: { body: 'x', subject: 'y', sender: 'z@a.example' },
      });
      const communication = shapeOf(answer('2026-06-01/CreateSupportTicketCommunication'));
      expect(beyond(communication, await said.json(), 'communication')).to.deep.equal([]);
    });
  });
});
