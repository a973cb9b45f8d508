import { expect } from 'chai';
import { SourceError } from '../../../src/domain/source-error.ts';
import { createReadSources, type ReadSourcesNeeds } from '../../../src/services/health/read-sources.ts';
import type { HealthSource, Purpose, SourceReading } from '../../../src/services/ports.ts';
import { aCustomer, NOW } from '../../support/builders.ts';

const READING: SourceReading = { services: [], incidents: [] };

function setUp(read: HealthSource['read'], over: Partial<ReadSourcesNeeds> = {}) {
  let now = NOW.getTime();
  const failures: SourceError[] = [];
  const asked: string[] = [];
  const purposes: (Purpose | undefined)[] = [];
  const limit = new AbortController();
  const readSources = createReadSources({
    sources: [
      {
        name: 'microsoft365',
        read: (customer, signal, purpose) => {
          asked.push(customer.tenantId);
          purposes.push(purpose);
          return read(customer, signal, purpose);
        },
      },
    ],
    memory: { note: async () => new Map(), tenantsWith: async () => [] },
    clock: () => new Date(now),
    deadline: () => limit.signal,
    timeLimitMs: 8000,
    cacheMs: 60_000,
    onFailure: (failure) => failures.push(failure),
    ...over,
  });
  return {
    readSources,
    failures,
    asked,
    purposes,
    runOut: () => limit.abort(),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('reading the sources of a customer', () => {
  it('asks again only after the cache time, and says how old an answer is', async () => {
    const { readSources, asked, pass } = setUp(async () => READING);
    await readSources(aCustomer());
    pass(59_000);
    const [kept] = await readSources(aCustomer());
    expect(asked).to.have.length(1);
    expect(kept?.answer.readAt).to.deep.equal(NOW);
    pass(1000);
    await readSources(aCustomer());
    expect(asked).to.have.length(2);
  });

  it('asks at once when told to, and keeps customers apart', async () => {
    const { readSources, asked } = setUp(async () => READING);
    await readSources(aCustomer());
    await readSources(aCustomer(), { fresh: true });
    await readSources(aCustomer({ tenantId: 'another' }));
    expect(asked).to.have.length(3);
  });

  it('asks once, however many want to know at the same time', async () => {
    const gate = Promise.withResolvers<SourceReading>();
    const { readSources, asked } = setUp(() => gate.promise);
    const all = Promise.all([
      readSources(aCustomer()),
      readSources(aCustomer(), { fresh: true }),
      readSources(aCustomer()),
    ]);
    gate.resolve(READING);
    await all;
    expect(asked).to.have.length(1);
  });

  it('gives up on a source at its time limit, even when it does not listen', async () => {
    const { readSources, failures, runOut } = setUp(() => new Promise(() => {}));
    const asking = readSources(aCustomer());
    runOut();
    const [told] = await asking;
    expect(told?.answer.failure?.kind).to.equal('timeout');
    expect(told?.reading).to.equal(undefined);
    expect(failures).to.have.length(1);
  });

  it('remembers a failure briefly, for as long as it was asked to wait', async () => {
    const fail = (retryAfterMs?: number) => async () => {
      throw new SourceError(
        'throttled',
        'microsoft365',
        'slow down',
        retryAfterMs === undefined ? {} : { retryAfterMs },
      );
    };
    const plain = setUp(fail());
    await plain.readSources(aCustomer());
    plain.pass(9000);
    await plain.readSources(aCustomer());
    expect(plain.asked).to.have.length(1);
    plain.pass(1000);
    await plain.readSources(aCustomer());
    expect(plain.asked).to.have.length(2);

    const patient = setUp(fail(30_000));
    await patient.readSources(aCustomer());
    patient.pass(29_000);
    await patient.readSources(aCustomer());
    expect(patient.asked).to.have.length(1);
  });

  it('says for whom it asks: a person, one who asks again, or nobody in particular', async () => {
    const { readSources, purposes } = setUp(async () => READING, { cacheMs: 0 });
    await readSources(aCustomer());
    await readSources(aCustomer(), { fresh: true });
    await readSources(aCustomer(), { fresh: true, purpose: 'background' });
    expect(purposes).to.deep.equal(['person', 'retry', 'background']);
  });

  it('gives people what the background has read, and not what it was refused', async () => {
    const busy = setUp(async (_customer, _signal, purpose) => {
      if (purpose === 'background')
        throw new SourceError('throttled', 'microsoft365', 'not sent', { retryAfterMs: 60_000 });
      return READING;
    });
    const [refused] = await busy.readSources(aCustomer(), { purpose: 'background' });
    expect(refused?.answer.failure?.kind).to.equal('throttled');
    expect((await busy.readSources(aCustomer()))[0]?.reading).to.equal(READING);
    const [again] = await busy.readSources(aCustomer(), { purpose: 'background' });
    expect(again?.reading).to.equal(READING);
    const [, told] = await Promise.all([
      busy.readSources(aCustomer(), { fresh: true, purpose: 'background' }),
      busy.readSources(aCustomer(), { fresh: true }),
    ]);
    expect(told[0]?.reading).to.equal(READING);

    const quiet = setUp(async () => READING);
    await quiet.readSources(aCustomer(), { fresh: true, purpose: 'background' });
    await quiet.readSources(aCustomer());
    expect(quiet.asked).to.have.length(1);
  });

  it('lets the background join a person’s question', async () => {
    const gate = Promise.withResolvers<SourceReading>();
    const { readSources, asked } = setUp(() => gate.promise);
    const all = Promise.all([readSources(aCustomer()), readSources(aCustomer(), { purpose: 'background' })]);
    gate.resolve(READING);
    await all;
    expect(asked).to.have.length(1);
  });

  it('lets go of one customer, of what is still on its way too', async () => {
    let arrive = (_: SourceReading): void => {};
    const { readSources, asked } = setUp(() => new Promise((resolve) => (arrive = resolve)));
    const early = readSources(aCustomer());
    readSources.forget(aCustomer().tenantId);
    arrive(READING);
    await early;
    const again = readSources(aCustomer());
    expect(asked).to.have.length(2);
    arrive(READING);
    await again;
    readSources.forget('another');
    await readSources(aCustomer());
    expect(asked).to.have.length(2);
    readSources.forget(aCustomer().tenantId);
    void readSources(aCustomer());
    expect(asked).to.have.length(3);
  });

  it('does not hide a bug as a silent source', async () => {
    const { readSources } = setUp(async () => {
      throw new TypeError('a bug');
    });
    expect(await readSources(aCustomer()).catch((error: Error) => error.message)).to.equal('a bug');
  });
});
