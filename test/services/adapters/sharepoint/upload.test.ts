import { expect } from 'chai';
import { createUploads } from '../../../../src/services/adapters/sharepoint/upload.ts';
import { failureOf, now } from '../../../support/outside-client.ts';
import { type OutsideServer, type Question, type Reply, startOutside } from '../../../support/outside-server.ts';

const UNIT = 320 * 1024;
const PART = 16 * UNIT;
const SIZE = 2 * PART + 100;

describe('putting a file into OneDrive', () => {
  let drive: OutsideServer;
  /** The server's answers, in order; the last one stays. */
  let replies: ((question: Question) => Reply)[];

  before(async () => {
    drive = await startOutside((question) => (replies.length > 1 ? replies.shift() : replies[0])?.(question) ?? {});
  });
  after(() => drive.close());
  beforeEach(() => {
    drive.asked.length = 0;
  });

  const wants =
    (next: number, status = 202) =>
    () => ({ status, body: { nextExpectedRanges: [`${next}-`] } });
  const takesAll = () => ({ status: 201, body: { id: 'x' } });
  const says =
    (status: number, headers = {}) =>
    () => ({ status, headers, body: {} });
  const put = (size: number, signal = new AbortController().signal) => {
    const uploads = createUploads({
      hosts: ['.sharepoint.com', new URL(drive.url).host],
      now,
      random: () => 0,
      sleep: async () => {},
    });
    const content = { extension: 'docx', contentType: 'x', bytes: new Uint8Array(size) };
    return uploads.put(content, `${drive.url}/session?key=secret`, signal);
  };
  const asked = () => drive.asked.map(({ method, headers }) => headers['content-range'] ?? method);

  it('sends a small one at once, and no token', async () => {
    replies = [takesAll];
    await put(100);
    expect(asked()).to.eql(['bytes 0-99/100']);
    expect(drive.asked[0]?.headers).to.not.have.property('authorization');
    expect(drive.asked[0]?.body.length).to.equal(100);
  });

  it('sends a large one in parts, each where the server wants to go on', async () => {
    replies = [wants(PART), wants(2 * PART), takesAll];
    await put(SIZE);
    expect(asked()).to.eql([
      `bytes 0-${PART - 1}/${SIZE}`,
      `bytes ${PART}-${2 * PART - 1}/${SIZE}`,
      `bytes ${2 * PART}-${SIZE - 1}/${SIZE}`,
    ]);
  });

  for (const [what, trouble] of [
    ['it is overloaded', says(503)],
    ['the part was there already', says(416)],
    ['the connection breaks', () => ({ hangUp: true })],
  ] as const) {
    it(`asks where to go on when ${what}`, async () => {
      replies = [wants(PART), trouble, wants(PART + UNIT, 200), takesAll];
      await put(SIZE);
      expect(asked().slice(2)).to.eql(['GET', `bytes ${PART + UNIT}-${SIZE - 1}/${SIZE}`]);
    });
  }

  it('gives up after a few tries that lead nowhere', async () => {
    replies = [says(503)];
    await failureOf(put(100), 'unreachable');
    expect(asked().filter((one) => one !== 'GET')).to.have.length(4);
    replies = [wants(0)];
    await failureOf(put(100), 'unreachable');
  });

  it('does not wait for longer than an agent would', async () => {
    replies = [says(429, { 'retry-after': '600' })];
    await failureOf(put(100), 'unreachable');
    expect(asked()).to.have.length(1);
  });

  it('says that the place is no longer open', async () => {
    replies = [says(404)];
    expect((await failureOf(put(100), 'not-found')).source).to.equal('onedrive');
  });

  it('follows no redirect, and keeps the key out of its words', async () => {
    replies = [says(302, { location: 'https://elsewhere.example/' })];
    expect((await failureOf(put(100), 'garbled')).message).to.not.include('secret');
  });

  it('ends when its time is up', async () => {
    replies = [() => ({ hang: true })];
    await failureOf(put(100, AbortSignal.timeout(50)), 'timeout');
  });

  it('knows SharePoint’s hosts by their whole ending, over TLS alone', () => {
    const { takes } = createUploads({ hosts: ['.sharepoint.com'], now, random: () => 0, sleep: async () => {} });
    expect(takes('https://contoso-my.sharepoint.com/personal/kim/_api/x')).to.equal(true);
    for (const url of [
      'http://contoso-my.sharepoint.com/',
      'https://sharepoint.com.example/',
      'https://notsharepoint.com/',
      'https://sharepoint.com/',
      'https://kim@contoso-my.sharepoint.com/',
      'https://contoso-my.sharepoint.com:8443/',
      'https://x.example/.sharepoint.com',
      'file:///x.sharepoint.com',
      'no address',
    ]) {
      expect(takes(url), url).to.equal(false);
    }
  });
});
