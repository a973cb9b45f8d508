import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { Customer } from '../../../../../src/domain/customer.ts';
import type { AzureDeskSettings } from '../../../../../src/services/adapters/azure/support/desk.ts';
import { mayFile } from '../../../../../src/services/adapters/azure/support/may-file.ts';
import { refusalIn } from '../../../../../src/services/adapters/azure/support/refusal.ts';
import { ticketBody } from '../../../../../src/services/adapters/azure/support/ticket-body.ts';
import { KIM_AGENT } from '../../../../support/following.ts';
import { azureDeskOn } from '../../../../support/request-desks.ts';
import { aFiledRequest, anAzurePacket, aPacket } from '../../../../support/requests.ts';
import { type Sandbox, startSandbox } from '../../../../support/sandbox.ts';
import { type SandboxTokens, sandboxTokens } from '../../../../support/sandbox-tokens.ts';

describe('the Azure support desk', () => {
  let sandbox: Sandbox;
  let tokens: SandboxTokens;
  let customers: readonly Customer[];
  before(async function open() {
    this.timeout(60_000);
    sandbox = await startSandbox();
    tokens = await sandboxTokens(sandbox);
    customers = await sandbox.customers();
  });
  after(() => sandbox?.stop());
  afterEach(() => sandbox.clearFaults());

  const signal = () => AbortSignal.timeout(10_000);
  const named = (name: string) => customers.find((customer) => customer.name === name) ?? expect.fail(name);
  const question = (name: string) => ({
    customer: named(name),
    service: anAzurePacket().service,
    agent: KIM_AGENT,
  });
  const readiness = (name: string, over: Partial<AzureDeskSettings> = {}) =>
    azureDeskOn(sandbox, tokens, over).readiness(question(name), signal());
  async function packetFor(name: string) {
    const desk = azureDeskOn(sandbox, tokens);
    const [service] = (await desk.topics?.services(named(name), signal())) ?? [];
    const [one] = (await desk.topics?.classifications(named(name), service?.id ?? '', signal())) ?? [];
    const ready = await readiness(name);
    const subscriptionId = ready.kind === 'ready' ? (ready.subscriptions[0]?.id ?? '') : '';
    const topic = {
      serviceId: service?.id ?? '',
      serviceName: '',
      classificationId: one?.id ?? '',
      classificationName: '',
    };
    return anAzurePacket({ customer: named(name), subscriptionId, topic });
  }

  it('is ready where our token and the agent may file, and names the subscriptions', async () => {
    const ready = await readiness('Contoso');
    expect(ready).to.deep.include({ kind: 'ready', needs: ['subscription', 'topic'] });
    expect(ready.kind === 'ready' && ready.subscriptions.map(({ name }) => name)).to.have.members([
      'Contoso Production',
      'Contoso Test',
    ]);
  });

  it('says why it is not, and for whom the hand-off is left', async () => {
    expect(await readiness('Proseware')).to.deep.equal({ kind: 'hand-off', why: 'app-no-right' });
    const noRole = { agentMayFile: async () => false };
    expect(await readiness('Contoso', noRole)).to.deep.equal({
      ...{ kind: 'hand-off', why: 'agent-no-right' },
      theseMay: ['AdminAgents'],
    });
    expect(await readiness('Contoso', { country: undefined })).to.deep.equal({ kind: 'hand-off', why: 'not-set-up' });
    expect(await readiness('Contoso', { isIndirect: async () => true })).to.deep.equal({
      kind: 'not-here',
      why: 'indirect-provider',
    });
    expect(await readiness('Fourth Coffee')).to.deep.equal({ kind: 'not-here', why: 'no-subscription' });
    const desk = azureDeskOn(sandbox, tokens);
    const asked = desk.readiness({ ...question('Contoso'), service: aPacket().service }, signal());
    expect(await asked).to.deep.equal({ kind: 'not-here', why: 'other-service' });
  });

  it('hands off, and sends nothing, once a right has gone since the draft', async () => {
    const packet = await packetFor('Contoso');
    const before = (await sandbox.tickets()).length;
    const outcome = await azureDeskOn(sandbox, tokens, { agentMayFile: async () => false }).file(packet, 'k', signal());
    expect(outcome).to.deep.nested.include({ kind: 'handed-off', 'handOff.why': 'agent-no-right' });
    expect(outcome.kind === 'handed-off' && outcome.handOff.portals[0]?.url).to.include('newsupportrequest');
    expect(await sandbox.tickets()).to.have.lengthOf(before);
  });

  it('files nothing without the partner’s own token beside the customer’s', async () => {
    const home = { for: async () => 'not a token' };
    const outcome = await azureDeskOn(sandbox, tokens, { home }).file(await packetFor('Contoso'), 'k', signal());
    expect(outcome).to.include({ kind: 'refused', why: 'role' });
  });

  it('tells a plan that takes no tickets by API in Azure’s own words', async () => {
    const outcome = await azureDeskOn(sandbox, tokens).file(await packetFor('Wide World Importers'), 'k', signal());
    expect(outcome).to.include({ kind: 'refused', why: 'plan' });
    expect(outcome.kind === 'refused' && outcome.said).to.match(/support plan type is CSP/);
  });

  it('tells what Azure does not take at the field where it was typed', async () => {
    const packet = await packetFor('Contoso');
    const contact = { ...packet.contact, mail: 'nobody' };
    const outcome = await azureDeskOn(sandbox, tokens).file({ ...packet, contact }, randomUUID(), signal());
    expect(outcome).to.deep.nested.include({ kind: 'refused', why: 'fields', 'fields[0].field': 'contact-mail' });
    const { topic: _, ...without } = packet;
    const missing = await azureDeskOn(sandbox, tokens).file(without, randomUUID(), signal());
    expect(missing).to.deep.include({ kind: 'refused', fields: [{ field: 'topic', problem: 'missing' }] });
  });

  it('asks what became of it at Azure Resource Manager alone, wherever the answer leads', async () => {
    const headers = { 'azure-asyncoperation': 'https://elsewhere.example/operations/1' };
    await sandbox.fault({ path: 'supportTickets/healthdesk', status: 202, body: '', headers, times: 1 });
    const outcome = await azureDeskOn(sandbox, tokens).file(await packetFor('Contoso'), randomUUID(), signal());
    expect(outcome).to.include({ kind: 'unclear' });
    expect(outcome.kind === 'unclear' && outcome.failure.message).to.include('leads away');
  });

  it('calls it unclear when Azure takes longer than we do', async () => {
    await sandbox.fault({ path: 'operationsStatus', body: { status: 'InProgress' } });
    const outcome = await azureDeskOn(sandbox, tokens).file(
      await packetFor('Contoso'),
      randomUUID(),
      AbortSignal.timeout(700),
    );
    expect(outcome.kind).to.equal('unclear');
  });

  it('fails, with nothing filed, while Azure is silent', async () => {
    const packet = await packetFor('Contoso');
    await sandbox.fault({ path: '/subscriptions', hang: true });
    const outcome = await azureDeskOn(sandbox, tokens).file(packet, randomUUID(), AbortSignal.timeout(300));
    expect(outcome).to.deep.nested.include({ kind: 'failed', 'failure.kind': 'timeout' });
  });

  it('says nothing of what was filed by hand, and asks nobody', async () => {
    await sandbox.clearRequests();
    const request = aFiledRequest({ packet: anAzurePacket(), progress: 'filed', receipt: { number: '1', ref: '1' } });
    const handedOff = { ...request, packet: anAzurePacket({ subscriptionId: 's' }) };
    const history = [{ kind: 'handed-off' as const, at: new Date() }];
    for (const one of [request, { ...handedOff, history }])
      expect(await azureDeskOn(sandbox, tokens).read(one, signal())).to.equal(undefined);
    expect(await sandbox.requests()).to.deep.equal([]);
  });

  it('lists no classifications of what is no service', async () => {
    const { topics } = azureDeskOn(sandbox, tokens);
    const asked = topics?.classifications(named('Contoso'), '/subscriptions/../x', signal());
    expect(await asked?.catch((error: Error) => error.message)).to.include('not the id of a service');
  });
});

describe('what Azure tells of rights and refusals', () => {
  it('counts wildcards, and what a role takes away', () => {
    const grant = (actions: readonly string[], notActions: readonly string[] = []) => ({ actions, notActions });
    expect(mayFile([grant(['*'])])).to.equal(true);
    expect(mayFile([grant(['*/read']), grant(['microsoft.support/*'])])).to.equal(true);
    expect(mayFile([grant(['Microsoft.Support/supportTickets/read', '*/read'])])).to.equal(false);
    expect(mayFile([grant(['*'], ['Microsoft.Support/*'])])).to.equal(false);
    expect(mayFile([grant(['*'], ['Microsoft.Support/*']), grant(['Microsoft.Support/*'])])).to.equal(true);
    expect(mayFile([])).to.equal(false);
  });

  it('reads roles from codes, and says what is not JSON as it is', () => {
    const denied = { error: { code: 'AuthorizationFailed', message: 'You may not.' } };
    expect(refusalIn(denied)).to.deep.equal({ kind: 'refused', why: 'role', fields: [], said: 'You may not.' });
    expect(refusalIn('<html>', 400)).to.include({ kind: 'refused', why: 'other' });
  });

  it('takes one name, a zone that Windows does not know, and languages that support does not speak', () => {
    const contact = { name: 'Cher', mail: 'a@b.example', phone: '', zone: 'Mars/Olympus', language: 'nl-NL' };
    const body = (language: string) =>
      (ticketBody(aPacket({ contact: { ...contact, language } }), '', 'NLD') as any).properties.contactDetails;
    expect(body('nl-NL')).to.include({ firstName: 'Cher', lastName: 'Cher', preferredTimeZone: 'UTC' });
    expect(body('nl-NL')).to.not.have.property('phoneNumber');
    const spoken = ['nl-NL', 'zh-TW', 'zh', 'pt-PT'].map((tag) => body(tag).preferredSupportLanguage);
    expect(spoken).to.deep.equal(['en-us', 'zh-tw', 'zh-hans', 'pt-br']);
  });
});
