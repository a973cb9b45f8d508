import { randomUUID } from 'node:crypto';
import { expect } from 'chai';
import type { Customer } from '../../src/domain/customer.ts';
import type { RequestPacket } from '../../src/domain/request-packet.ts';
import { MISSING } from '../../src/domain/request-reading.ts';
import type { RequestDesk } from '../../src/services/desk-ports.ts';
import { KIM_AGENT } from '../support/following.ts';
import { azureDeskOn, microsoft365DeskOn, ownDeskOn, partnerCenterRequestsOn } from '../support/request-desks.ts';
import { aFiledRequest, anAzurePacket, aPacket } from '../support/requests.ts';
import { type Sandbox, type SandboxFault, startSandbox } from '../support/sandbox.ts';
import { type SandboxTokens, sandboxTokens } from '../support/sandbox-tokens.ts';

interface Maker {
  readonly make: (sandbox: Sandbox, tokens: SandboxTokens) => RequestDesk;
  readonly packet: (desk: RequestDesk, customer: Customer) => Promise<RequestPacket>;
  /** Where what changes something is sent. */
  readonly door: string;
}

const signal = () => AbortSignal.timeout(10_000);

const MAKERS: Readonly<Record<string, Maker>> = {
  'azure support': {
    make: azureDeskOn,
    async packet(desk, customer) {
      const [service] = (await desk.topics?.services(customer, signal())) ?? [];
      const [classification] = (await desk.topics?.classifications(customer, service?.id ?? '', signal())) ?? [];
      const readiness = await desk.readiness({ customer, service: AZURE, agent: KIM_AGENT }, signal());
      const subscriptionId = readiness.kind === 'ready' ? (readiness.subscriptions[0]?.id ?? '') : '';
      const [serviceName, classificationName] = [service?.name ?? '', classification?.name ?? ''];
      return anAzurePacket({
        customer,
        subscriptionId,
        topic: {
          ...{ serviceId: service?.id ?? '', serviceName },
          ...{ classificationId: classification?.id ?? '', classificationName },
        },
      });
    },
    door: 'supportTickets/',
  },
  'the partner’s own': {
    make: (sandbox) => ownDeskOn(sandbox),
    packet: async (_, customer) => aPacket({ customer }),
    door: '/desk/requests',
  },
};
const AZURE = { id: 'azure', name: 'Azure', source: 'azure' } as const;

let sandbox: Sandbox;
let tokens: SandboxTokens;
let contoso: Customer;

before(async function openSandbox() {
  this.timeout(60_000);
  sandbox = await startSandbox();
  tokens = await sandboxTokens(sandbox);
  contoso = (await sandbox.customers()).find(({ name }) => name === 'Contoso') as Customer;
});
after(() => sandbox?.stop());
afterEach(() => sandbox.clearFaults());

for (const [name, maker] of Object.entries(MAKERS)) {
  describe(`request desk that files by itself: ${name}`, () => {
    let desk: RequestDesk;
    let packet: RequestPacket;
    let key: string;
    before(async () => {
      desk = maker.make(sandbox, tokens);
      packet = await maker.packet(desk, contoso);
    });
    beforeEach(() => {
      key = randomUUID();
    });
    const filed = async () => (await sandbox.tickets()).filter(({ id }) => id.includes(key));
    const fault = (what: Omit<SandboxFault, 'path'>) => sandbox.fault({ path: maker.door, ...what });

    it('is ready, and files what it is given, with who files it', async () => {
      const { kind } = await desk.readiness({ customer: contoso, service: packet.service, agent: KIM_AGENT }, signal());
      expect(kind).to.equal('ready');
      const outcome = await desk.file(packet, key, signal());
      const [ticket] = await filed();
      expect(outcome).to.deep.include({ kind: 'filed' });
      expect(outcome.kind === 'filed' && outcome.receipt.number).to.equal(ticket?.number);
      expect(JSON.stringify(ticket?.filed)).to.include(packet.title).and.to.include(packet.by.name);
    });

    it('files one, however often and at once it is told to', async () => {
      const many = await Promise.all(Array.from({ length: 4 }, () => desk.file(packet, key, signal())));
      const later = await desk.file(packet, key, signal());
      expect(await filed()).to.have.lengthOf(1);
      for (const one of [...many, later]) expect(one.kind, JSON.stringify(one)).to.equal('filed');
    });

    it('knows whether one has arrived', async () => {
      await desk.file(packet, key, signal());
      const found = await desk.find(packet, key, signal());
      expect(found.kind === 'filed' && found.receipt.number).to.equal((await filed())[0]?.number);
    });

    it('calls it unclear when it was taken and the answer lost, and finds it afterwards', async () => {
      for (const lost of [{ hang: true }, { status: 503, body: '' }] as const) {
        key = randomUUID();
        await fault({ ...lost, afterwards: true });
        const outcome = await desk.file(packet, key, AbortSignal.timeout(1500));
        expect(outcome.kind, JSON.stringify(lost)).to.equal('unclear');
        await sandbox.clearFaults();
        expect((await desk.find(packet, key, signal())).kind).to.equal('filed');
        expect(await filed()).to.have.lengthOf(1);
      }
    });

    it('calls it unclear when something else has answered in its place, or half of an answer came', async () => {
      for (const wrong of [
        { status: 200, body: '<html>Sign in</html>' },
        { status: 200, body: '{"number":"D-' },
      ]) {
        key = randomUUID();
        await fault(wrong);
        expect((await desk.file(packet, key, signal())).kind, wrong.body).to.equal('unclear');
        await sandbox.clearFaults();
        expect(await filed()).to.have.lengthOf(0);
      }
    });

    it('has filed nothing where it was too busy', async () => {
      await sandbox.fault({
        path: maker.door === '/desk/requests' ? maker.door : 'checkNameAvailability',
        status: 429,
        headers: { 'retry-after': '90' },
      });
      const outcome = await desk.file(packet, key, signal());
      expect(outcome).to.deep.nested.include({ kind: 'failed', 'failure.kind': 'throttled' });
      expect(outcome).to.deep.nested.include({ 'failure.retryAfterMs': 90_000 });
      expect(await filed()).to.have.lengthOf(0);
    });

    it('says so where it has no such request', async () => {
      const request = aFiledRequest({ id: key, packet, progress: 'filed', receipt: { ref: key } });
      expect(await desk.read(request, signal())).to.deep.equal(MISSING);
    });

    it('tells how a request stands, who works on it, and what was answered, and takes our notes once', async () => {
      const outcome = await desk.file(packet, key, signal());
      const receipt = outcome.kind === 'filed' ? outcome.receipt : { ref: '' };
      const request = aFiledRequest({ id: key, packet, progress: 'filed', receipt });
      expect(await desk.read(request, signal())).to.deep.include({ status: 'open', notes: [] });
      const { number = '' } = receipt;
      const answer = { number, engineer: 'jo@support.example', reply: 'Which *users* does it hit?' };
      await sandbox.workOn(answer);
      for (let times = 0; times < 2; times++)
        expect(await desk.addNote(request, { key: 'note-1', text: 'All in Seoul.', by: KIM_AGENT }, signal())).to.equal(
          'added',
        );
      const notes = (await filed())[0]?.messages.map(({ text }) => text);
      expect(notes).to.deep.equal([answer.reply, 'All in Seoul.\n\nKim Minji']);
      const state = await desk.read(request, signal());
      expect(state?.owner).to.equal(answer.engineer);
      expect(state?.notes.find(({ by }) => by === answer.engineer)?.text).to.equal(answer.reply);
      expect(await desk.close(request, signal())).to.equal('added');
      expect((await desk.read(request, signal()))?.status).to.equal('closed');
    });
  });
}

describe('request desk that leaves it to the agent: microsoft 365', () => {
  const packet = () => aPacket({ customer: contoso });
  const filedAs = (number: string) =>
    aFiledRequest({ packet: packet(), progress: 'filed', receipt: { number, ref: number } });

  it('hands off, with the customer’s own support page and what to fill in', async () => {
    const desk = microsoft365DeskOn(sandbox, tokens);
    const question = { customer: contoso, service: packet().service, agent: KIM_AGENT };
    expect(await desk.readiness(question, signal())).to.deep.equal({ kind: 'hand-off', why: 'no-api' });
    expect(await desk.readiness({ ...question, service: AZURE }, signal())).to.include({ kind: 'not-here' });
    const outcome = await desk.file(packet(), 'key', signal());
    const { handOff } = outcome.kind === 'handed-off' ? outcome : expect.fail(outcome.kind);
    expect(handOff.portals[0]?.url).to.include(contoso.tenantId).and.include('Support');
    expect(handOff.parts.map(({ name }) => name)).to.deep.equal(['title', 'description', 'contact']);
    expect(await desk.find(packet(), 'key', signal())).to.deep.equal({ kind: 'absent' });
  });

  it('reads how one stands whose number was told, adds a note once, and closes it', async () => {
    const desk = microsoft365DeskOn(sandbox, tokens);
    const [first] = await partnerCenterRequestsOn(sandbox, tokens).list(contoso, signal());
    const request = filedAs(first?.id ?? '');
    expect(await desk.read(request, signal())).to.include({ status: 'attention-needed' });
    const note = { key: 'n', text: 'Here they are.', by: KIM_AGENT };
    for (let times = 0; times < 2; times++) expect(await desk.addNote(request, note, signal())).to.equal('added');
    const { notes = [] } = (await desk.read(request, signal())) ?? {};
    expect(notes.filter(({ text }) => text.startsWith('Here they are.'))).to.have.lengthOf(1);
    expect(await desk.close(request, signal())).to.equal('added');
    expect((await desk.read(request, signal()))?.status).to.equal('closed');
  });

  it('says nothing of one that Partner Center does not list, or that nobody may ask about', async () => {
    const note = { key: 'n', text: 'Hello.', by: KIM_AGENT };
    const asked = [
      [microsoft365DeskOn(sandbox, tokens), filedAs('2611000000000001')],
      [microsoft365DeskOn(sandbox, tokens, false), filedAs('616122292874576')],
    ] as const;
    for (const [desk, request] of asked) {
      expect(await desk.read(request, signal())).to.equal(undefined);
      expect(await desk.addNote(request, note, signal())).to.equal('by-hand');
      expect(await desk.close(request, signal())).to.equal('by-hand');
    }
  });
});
