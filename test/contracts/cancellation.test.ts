import { expect } from 'chai';
import { createHttp, type Http } from '../../src/services/adapters/http/http.ts';
import { keepTokens } from '../../src/services/adapters/identity/kept-tokens.ts';
import { LIST_READERS, type ListReader, pageAsked } from '../support/list-readers.ts';
import { aTransport, failureOf, now } from '../support/outside-client.ts';
import { type OutsideServer, type Question, type Reply, startOutside } from '../support/outside-server.ts';

/** Time is up in the middle of something: the question ends at once as a `timeout`, and asks nothing more. */
describe('contract: when the time is up', () => {
  let outside: OutsideServer;
  let reply: (question: Question) => Reply;
  let time: AbortController;

  before(async () => {
    outside = await startOutside((question) => reply(question));
  });
  after(() => outside.close());
  beforeEach(() => {
    outside.asked.length = 0;
    time = new AbortController();
  });

  /** Ends the time as soon as an answer has begun to come. */
  const endingAtAnswer = (): Http => {
    const { http } = aTransport();
    const get: Http['get'] = async (...question) => {
      const answer = await http.get(...question);
      time.abort();
      return answer;
    };
    return { ...http, get };
  };

  async function givesUp(reader: ListReader, through: Parameters<ListReader['ids']>[2] = {}): Promise<void> {
    await failureOf(reader.ids(outside.url, time.signal, through), 'timeout');
    const asked = outside.asked.length;
    reply = () => ({ status: 500 });
    await failureOf(reader.ids(outside.url, time.signal, through), 'timeout');
    expect(outside.asked).to.have.length(asked);
  }

  for (const [name, reader] of Object.entries(LIST_READERS)) {
    describe(`reading ${name}`, () => {
      it('stops waiting for a token', async () => {
        const request = () => {
          time.abort();
          return new Promise<never>(() => {});
        };
        await givesUp(reader, { tokens: keepTokens(request, now) });
        expect(outside.asked).to.have.length(0);
      });

      it('stops waiting for an answer', async () => {
        reply = () => {
          time.abort();
          return { hang: true };
        };
        await givesUp(reader);
      });

      it('stops between two tries', async () => {
        reply = () => ({ status: 503 });
        const sleep = async (_: number, signal: AbortSignal) => {
          time.abort();
          signal.throwIfAborted();
        };
        await givesUp(reader, { http: createHttp({ now, random: () => 0, sleep, limitMs: 3000 }) });
      });

      it('stops in the middle of an answer', async () => {
        reply = () => ({ body: '{"value":[', stalls: true });
        await givesUp(reader, { http: endingAtAnswer() });
      });

      it('stops in the middle of a refusal', async () => {
        reply = () => ({ status: 403, body: '{"error":', stalls: true });
        await givesUp(reader, { http: endingAtAnswer() });
      });

      it('stops at the second page', async () => {
        reply = (question) => {
          const page = pageAsked(question);
          if (page > 1) time.abort();
          return page > 1 ? { hang: true } : { body: reader.page(question, [page], page + 1) };
        };
        await givesUp(reader);
      });
    });
  }
});
