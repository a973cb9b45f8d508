import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { idOf, LIST_READERS, pageAsked } from '../support/list-readers.ts';
import { failureOf } from '../support/outside-client.ts';
import { type OutsideServer, type Question, type Reply, startOutside } from '../support/outside-server.ts';

/** Fifty million bytes that travel as fifty thousand. */
const FIFTY_MB = { body: gzipSync(`"${'x'.repeat(50_000_000)}"`), headers: { 'content-encoding': 'gzip' } };

describe('contract: lists, as the wire may bring them', () => {
  let outside: OutsideServer;
  let reply: (question: Question) => Reply;

  before(async () => {
    outside = await startOutside((question) => reply(question));
  });
  after(() => outside.close());
  beforeEach(() => {
    outside.asked.length = 0;
  });

  const { signal } = new AbortController();

  for (const [name, reader] of Object.entries(LIST_READERS)) {
    describe(name, () => {
      /** A list by its pages: what is on each, and which is next. */
      const tell = (pages: (page: number) => { readonly items: readonly number[]; readonly next?: number }) => {
        reply = (question) => {
          const { items, next } = pages(pageAsked(question));
          return { body: reader.page(question, items, next) };
        };
      };
      const read = () => reader.ids(outside.url, signal);

      it('may come in one page, or in none', async () => {
        tell(() => ({ items: [1, 2] }));
        expect(await read()).to.have.members([idOf(1), idOf(2)]);
        tell(() => ({ items: [] }));
        expect(await read()).to.deep.equal([]);
      });

      it('may have empty pages in the middle', async () => {
        tell((page) => [{ items: [1], next: 2 }, { items: [], next: 3 }, { items: [3] }][page - 1] ?? { items: [] });
        expect(await read()).to.have.members([idOf(1), idOf(3)]);
      });

      it('may begin with a byte order mark', async () => {
        reply = (question) => ({ body: `\uFEFF${JSON.stringify(reader.page(question, [1]))}` });
        expect(await read()).to.deep.equal([idOf(1)]);
      });

      it('is garbled when it leads back to a page already read', async () => {
        tell((page) => ({ items: [page], next: 1 }));
        await failureOf(read(), 'garbled');
        expect(outside.asked.length).to.be.below(10);
      });

      it('is garbled when it is no JSON, no list, cut off or endless in itself', async () => {
        for (const answer of [
          { body: '<html>Sign in</html>' },
          { body: '' },
          { body: 'null' },
          { body: { value: {}, items: {} } },
          { body: '{"value":[{"id":' },
          { body: '{"value":[]', cutOff: true },
          FIFTY_MB,
        ]) {
          reply = () => answer;
          await failureOf(read(), 'garbled');
        }
      });
    });
  }

  for (const name of ['Microsoft 365’s health', 'Azure’s health', 'Partner Center’s customers']) {
    it(`${name}: is garbled when its next link never ends`, async () => {
      const reader = LIST_READERS[name];
      reply = (question) => ({ body: reader?.page(question, [pageAsked(question)], pageAsked(question) + 1) });
      await failureOf(reader?.ids(outside.url, signal) ?? Promise.resolve(), 'garbled');
      expect(outside.asked.length).to.be.within(20, 101);
    });
  }

  it('Microsoft 365’s health: tells an issue once that has moved to the next page meanwhile', async () => {
    const reader = LIST_READERS['Microsoft 365’s health'];
    reply = (question) => {
      const page = pageAsked(question);
      return { body: reader?.page(question, page === 1 ? [1, 2] : [2, 3], page === 1 ? 2 : undefined) };
    };
    expect(await reader?.ids(outside.url, signal)).to.deep.equal([idOf(1), idOf(2), idOf(3)]);
  });
});
