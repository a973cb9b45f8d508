import { expect } from 'chai';
import { type FailureKind, SourceError } from '../../../src/domain/source-error.ts';
import { createReadDetails } from '../../../src/services/details/read-details.ts';
import type { ServiceDetailSource } from '../../../src/services/ports.ts';
import { aCustomer, NOW } from '../../support/builders.ts';
import { aSku, details } from '../../support/details.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const customer = aCustomer();

function setUp(read: ServiceDetailSource['read'] = async () => details({ skus: [aSku()] })) {
  let now = NOW.getTime();
  const failures: SourceError[] = [];
  const errors: unknown[] = [];
  const source = { name: 'licences', read } as { name: 'licences'; read: ServiceDetailSource['read'] };
  const asked: string[] = [];
  const readDetails = createReadDetails({
    sources: [
      {
        name: 'licences',
        read: (who, signal) => {
          asked.push(who.tenantId);
          return source.read(who, signal);
        },
      },
    ],
    clock: () => new Date(now),
    deadline: () => new AbortController().signal,
    timeLimitMs: 8000,
    onFailure: (failure) => failures.push(failure),
    onError: (error) => errors.push(error),
  });
  const look = async (options?: { fresh?: boolean }, who = customer) => {
    const question = readDetails(who, options);
    await question.settled;
    return question.told()[0];
  };
  return {
    readDetails,
    asked,
    failures,
    errors,
    look,
    pass: (ms: number) => {
      now += ms;
    },
    fails: (kind: FailureKind, retryAfterMs?: number) => {
      source.read = async () => {
        throw new SourceError(kind, 'microsoft365', 'made for a test', { ...(retryAfterMs && { retryAfterMs }) });
      };
    },
    answers: () => {
      source.read = async () => details({ skus: [aSku({ assigned: 121 })] });
    },
  };
}

describe('reading the details of services', () => {
  it('asks once an hour, and says when it read', async () => {
    const { look, pass, asked } = setUp();
    await look();
    pass(HOUR_MS - 1);
    expect((await look())?.answer).to.deep.equal({ name: 'licences', readAt: NOW });
    expect(asked).to.have.length(1);
    pass(1);
    await look();
    expect(asked).to.have.length(2);
  });

  it('asks a source once, however many ask, and keeps customers apart', async () => {
    const { look, asked } = setUp();
    await Promise.all([look(), look(), look({}, aCustomer({ tenantId: 'another' }))]);
    expect(asked).to.deep.equal([customer.tenantId, 'another']);
  });

  it('listens to a person who asks again, once a minute', async () => {
    const { look, pass, asked } = setUp();
    await look();
    pass(MINUTE_MS - 1);
    await look({ fresh: true });
    expect(asked).to.have.length(1);
    pass(1);
    await look({ fresh: true });
    expect(asked).to.have.length(2);
  });

  for (const kind of ['no-permission', 'no-consent', 'access-ended', 'not-found'] as const) {
    it(`remembers ${kind} for a day, and asks at once when a person does`, async () => {
      const { look, pass, fails, answers, asked, failures } = setUp();
      fails(kind);
      expect((await look())?.answer.failure?.kind).to.equal(kind);
      pass(24 * HOUR_MS - 1);
      await look();
      expect(asked).to.have.length(1);
      expect(failures).to.have.length(1);
      answers();
      expect((await look({ fresh: true }))?.details?.skus[0]?.assigned).to.equal(121);
    });
  }

  it('tries again a minute after a failure that passes, or when the party says', async () => {
    const { look, pass, fails, asked } = setUp();
    fails('timeout');
    await look();
    pass(MINUTE_MS);
    fails('throttled', 90_000);
    await look();
    pass(MINUTE_MS);
    await look({ fresh: true });
    expect(asked).to.have.length(2);
    pass(30_000);
    await look();
    expect(asked).to.have.length(3);
  });

  it('goes on telling what it read before a failure that passes, and how old that is', async () => {
    const { look, pass, fails } = setUp();
    await look();
    pass(HOUR_MS);
    fails('unreachable');
    const stale = await look();
    expect(stale?.details?.skus).to.have.length(1);
    expect(stale?.answer.readAt).to.deep.equal(NOW);
  });

  it('tells nothing more once it has been refused', async () => {
    const { look, pass, fails } = setUp();
    await look();
    pass(HOUR_MS);
    fails('no-permission');
    expect((await look())?.details).to.equal(undefined);
  });

  it('tells what it knows while the answer is on its way', async () => {
    const { promise, resolve } = Promise.withResolvers<ReturnType<typeof details>>();
    const { readDetails } = setUp(() => promise);
    const question = readDetails(customer);
    expect(question.told()).to.deep.equal([]);
    resolve(details());
    await question.settled;
    expect(question.told()).to.have.length(1);
  });

  it('forgets a customer, what is on its way included', async () => {
    const { promise, resolve } = Promise.withResolvers<ReturnType<typeof details>>();
    const { readDetails } = setUp(() => promise);
    const question = readDetails(customer);
    readDetails.forget(customer.tenantId);
    resolve(details());
    await question.settled;
    expect(question.told()).to.deep.equal([]);
  });

  it('gives up what is on its way when it closes', async () => {
    const { readDetails, failures } = setUp(
      (_, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new SourceError('timeout', 'microsoft365', 'aborted')));
        }),
    );
    const { settled } = readDetails(customer);
    await readDetails.close();
    await settled;
    expect(failures).to.have.length(1);
  });

  it('never rejects: a bug is reported, and asked for again', async () => {
    const { look, errors, asked } = setUp(async () => {
      throw new TypeError('a bug');
    });
    expect(await look()).to.equal(undefined);
    await look();
    expect(errors.map(String)).to.deep.equal(['TypeError: a bug', 'TypeError: a bug']);
    expect(asked).to.have.length(2);
  });
});
