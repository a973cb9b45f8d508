import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { aPerson } from '../support/people.ts';
import { openStory } from '../support/story.ts';

interface Answer {
  readonly status: number;
  readonly text: string;
}

/** A request as it is written, without a client that mends it. */
const send = (url: string, body: string | Buffer, headers: Record<string, string> = {}, method = 'POST') =>
  new Promise<Answer>((resolve, reject) => {
    const sending = request(url, { method, headers: { 'content-type': 'application/json', ...headers } }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => {
        text += chunk;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    sending.on('error', reject);
    sending.end(body);
  });

const MESSAGE = {
  type: 'message',
  id: '1',
  text: 'help',
  channelId: 'msteams',
  serviceUrl: 'http://127.0.0.1:9/',
  conversation: { id: 'c' },
  from: { id: '29:x' },
};
const but = (over: object): string => JSON.stringify({ ...MESSAGE, ...over });

/** What has been posted to bots, by accident or not. */
const GARBAGE: Readonly<Record<string, readonly [body: string, headers?: Record<string, string>]>> = {
  'an empty object': ['{}'],
  nothing: [''],
  null: ['null'],
  'a list': ['[]'],
  'a number': ['42'],
  'a text': ['"hello"'],
  'half an object': ['{"type":"message","text":"chec'],
  'no JSON': ['<xml/>'],
  'bytes that are no letters': ['\u0000\uffff\u0001'],
  'an unknown type of content': [but({}), { 'content-type': 'application/x-nonsense' }],
  'an activity as text': [but({}), { 'content-type': 'text/plain' }],
  'a form': ['type=message&text=help', { 'content-type': 'application/x-www-form-urlencoded' }],
  'a broken multipart form': ['--x', { 'content-type': 'multipart/form-data; boundary=y' }],
  'packed bytes that are none': ['not packed', { 'content-encoding': 'gzip' }],
  'an activity without a sender': [but({ from: undefined })],
  'an activity without a conversation': [but({ conversation: null })],
  'a text that is none': [but({ text: { a: 1 } })],
  'a service address that is none': [but({ serviceUrl: 'nowhere' })],
  "somebody else's service address": [but({ serviceUrl: 'https://example.com/' })],
  'a prototype': ['{"__proto__":{"type":"message"},"constructor":1}'],
  'a deep object': [`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`],
};

describe('story: what stands at the front door', () => {
  const story = openStory();
  const at = (path: string) => `${story().house.url}${path}`;

  for (const [what, [body, headers]] of Object.entries(GARBAGE)) {
    it(`turns away ${what}`, async () => {
      const { status, text } = await send(at('/api/messages'), body, headers);
      expect(status, text).to.be.within(400, 499);
      expect(text).to.not.match(/\n\s+at |node_modules|\.ts:\d|\.js:\d/);
    });
  }

  it('turns away what is far larger than any activity', async () => {
    const { status } = await send(at('/api/messages'), but({ text: 'x'.repeat(300 * 1024) }));
    expect(status).to.equal(413);
  });

  it('turns away what is small because it is packed', async () => {
    const packed = gzipSync(but({ text: 'x'.repeat(10_000_000) }));
    expect(packed.length).to.be.below(64 * 1024);
    const { status } = await send(at('/api/messages'), packed, { 'content-encoding': 'gzip' });
    expect(status).to.equal(415);
  });

  it('turns away what does not say how large it is, and is too large', async () => {
    const { status } = await send(at('/api/messages'), but({ text: 'x'.repeat(300 * 1024) }), {
      'transfer-encoding': 'chunked',
    });
    expect(status).to.equal(413);
  });

  it('has no other doors', async () => {
    expect((await send(at('/api/messages'), '', {}, 'GET')).status).to.equal(405);
    expect((await send(at('/'), '', {}, 'GET')).status).to.equal(404);
    expect((await send(at('/api/messages/../../etc/passwd'), '{}')).status).to.equal(404);
  });

  it('says that it lives, and that it is ready', async () => {
    const said = async (path: string) => JSON.parse((await send(at(path), '', {}, 'GET')).text);
    expect(await said('/healthz')).to.deep.equal({ status: 'ok' });
    expect(await said('/readyz')).to.deep.equal({ status: 'ready' });
  });

  it('still serves who comes after all this', async () => {
    const agent = story().teams.personal(aPerson());
    expect(await agent.says('help')).to.equal(200);
    expect(agent.text()).to.include('Ask for a customer’s service health');
  });
});
