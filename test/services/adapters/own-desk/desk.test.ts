import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { createOwnDesk } from '../../../../src/services/adapters/own-desk/desk.ts';
import plain from '../../../../src/services/adapters/own-desk/plain.json' with { type: 'json' };
import { Profile, profileProblems, requestFacts, SLOTS } from '../../../../src/services/adapters/own-desk/profile.ts';
import { factAt } from '../../../../src/services/adapters/own-desk/template.ts';
import { WebhookError, type WebhookMessage } from '../../../../src/services/webhook-ports.ts';
import { aCustomer } from '../../../support/builders.ts';
import { KIM_AGENT } from '../../../support/following.ts';
import { aFiledRequest, aPacket } from '../../../support/requests.ts';

const DESKS = new URL('../../../../docs/desks/', import.meta.url);
const EXAMPLES = readdirSync(DESKS).filter((name) => name.endsWith('.json'));
const example = (name: string): unknown => JSON.parse(readFileSync(new URL(name, DESKS), 'utf8'));

/** What each system answers, in short: its number, and a state. */
const ANSWERS: Readonly<Record<string, { readonly number: string; readonly answer: object }>> = {
  'servicenow.json': {
    number: 'INC0010001',
    answer: { result: { number: 'INC0010001', sys_id: 'a1', link: 'https://desk.example/a1', state: '2' } },
  },
  'halo.json': { number: '4711', answer: { id: 4711, link: 'https://desk.example/4711', status_name: 'In Progress' } },
  'connectwise.json': { number: '815', answer: { id: 815, link: 'https://desk.example/815', status: { name: 'New' } } },
  'jira-service-management.json': {
    number: 'MS-1',
    answer: {
      issueKey: 'MS-1',
      issueId: '10',
      _links: { web: 'https://desk.example/MS-1' },
      currentStatus: { status: 'Waiting for support' },
    },
  },
};

function aDesk(profile: unknown, answer: object | Error, linkHosts = ['desk.example']) {
  const posted: WebhookMessage[] = [];
  const desk = createOwnDesk({
    profile: Profile.parse(profile),
    linkHosts,
    isFor: ({ tags = [] }) => tags.includes('desk'),
    textOf: () => 'all of it',
    newId: () => 'once',
    webhook: {
      host: 'desk.example',
      async post(message) {
        posted.push(message);
        if (answer instanceof Error) throw answer;
        return { status: 200, body: JSON.stringify(answer) };
      },
      check: async () => {},
    },
  });
  return { desk, posted };
}
const signal = () => new AbortController().signal;

describe('the partner’s own desk', () => {
  it('has a ready example for each system that is named', () => {
    expect(EXAMPLES.toSorted()).to.deep.equal(Object.keys(ANSWERS).toSorted());
  });

  for (const [name, { number, answer }] of Object.entries(ANSWERS)) {
    it(`speaks as ${name} says: files, reads, writes and closes`, async () => {
      expect(profileProblems(Profile.parse(example(name)))).to.deep.equal([]);
      const { desk, posted } = aDesk(example(name), answer);
      const outcome = await desk.file(aPacket(), 'key-1', signal());
      const { receipt } = outcome.kind === 'filed' ? outcome : expect.fail(outcome.kind);
      expect(receipt).to.include({ number, link: `https://desk.example/${receipt.link?.split('/').at(-1)}` });
      const body = JSON.parse(posted[0]?.body ?? '');
      expect(JSON.stringify(body))
        .to.include('Mail waits in outbound queues')
        .and.not.match(/\{\{|\$case/);
      const request = aFiledRequest({ id: 'key-1', progress: 'filed', receipt });
      expect(await desk.read(request, signal())).to.include({ status: 'open' });
      expect(await desk.addNote(request, { key: 'n', text: 'Hello.', by: KIM_AGENT }, signal())).to.equal('added');
      expect(await desk.close(request, signal())).to.equal('added');
      expect(posted.map(({ id }) => id)).to.deep.equal(['key-1', 'key-1/read/once', 'key-1/note/n', 'key-1/close']);
      for (const { body } of posted.slice(1)) expect(body).to.include(receipt.ref);
    });
  }

  it('explains every slot that there is, and there is every one', () => {
    const readme = readFileSync(new URL('README.md', DESKS), 'utf8');
    const facts = { type: '', key: '', number: '', ref: '', text: '', note: { key: '', text: '' } };
    const all = { ...facts, request: requestFacts(aPacket({ message: { text: '', author: '', link: '' } })) };
    for (const slot of SLOTS) {
      expect(readme, `docs/desks/README.md does not explain ${slot}`).to.include(`\`${slot}\``);
      expect(factAt(all, slot), slot).not.to.equal(undefined);
    }
  });

  it('says at the start what a template asks for in vain', () => {
    const wrong = { ...plain, file: { ...plain.file, body: { a: '{{request.titel}}', b: '{{key}}' } } };
    expect(profileProblems(Profile.parse(wrong))).to.deep.equal(['there is no {{request.titel}}']);
    expect(profileProblems(Profile.parse(plain))).to.deep.equal([]);
    expect(Profile.safeParse({ name: 'x', file: { body: {}, answer: { number: 'result.number' } } }).success).to.equal(
      false,
    );
  });

  it('leads to no host but its own', async () => {
    for (const link of [
      'https://elsewhere.example/1',
      'http://desk.example/1',
      'https://a@desk.example/1',
      'javascript:1',
    ]) {
      const outcome = await aDesk(plain, { number: '1', link }).desk.file(aPacket(), 'k', signal());
      expect(outcome.kind === 'filed' && outcome.receipt, link).to.deep.equal({ number: '1', ref: '1' });
    }
  });

  it('has filed it when the answer says nothing that can be read', async () => {
    const { desk } = aDesk(plain, []);
    const outcome = await desk.file(aPacket(), 'k', signal());
    expect(outcome).to.deep.equal({ kind: 'filed', receipt: { ref: 'k' } });
    expect(await desk.read(aFiledRequest({ progress: 'filed' }), signal())).to.equal(undefined);
  });

  it('parts what was refused, never left, or is unclear', async () => {
    const kinds = { refused: 'refused', 'not-sent': 'failed', unclear: 'unclear' } as const;
    for (const [kind, expected] of Object.entries(kinds)) {
      const { desk } = aDesk(plain, new WebhookError(kind as keyof typeof kinds, 'made for a test'));
      expect((await desk.file(aPacket(), 'k', signal())).kind).to.equal(expected);
    }
  });

  it('knows that it is not there when the receiver has read and refused it, not when it was turned away at the door', async () => {
    const found = async (kind: 'refused' | 'not-sent' | 'unclear', status?: number) => {
      const failure = new WebhookError(kind, 'made for a test', { ...(status && { status }) });
      return (await aDesk(plain, failure).desk.find(aPacket(), 'k', signal())).kind;
    };
    for (const status of [400, 422]) expect(await found('refused', status), `${status}`).to.equal('absent');
    for (const status of [401, 403, 404, 409, 429])
      expect(await found('refused', status), `${status}`).to.equal('unclear');
    expect(await found('not-sent')).to.equal('unclear');
    expect(await found('unclear', 503)).to.equal('unclear');
  });

  it('is for the customers that the settings name, and leaves to hands what its template leaves out', async () => {
    const { desk } = aDesk({ name: 'Little', file: plain.file }, {});
    const question = { service: aPacket().service, agent: KIM_AGENT };
    expect((await desk.readiness({ ...question, customer: aCustomer({ tags: ['desk'] }) }, signal())).kind).to.equal(
      'ready',
    );
    expect((await desk.readiness({ ...question, customer: aCustomer() }, signal())).kind).to.equal('not-here');
    const request = aFiledRequest({ progress: 'filed' });
    expect(await desk.addNote(request, { key: 'n', text: 'x', by: KIM_AGENT }, signal())).to.equal('by-hand');
    expect(await desk.close(request, signal())).to.equal('by-hand');
  });
});
