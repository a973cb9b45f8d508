import { expect } from 'chai';
import { type FailureKind, SourceError } from '../../../src/domain/source-error.ts';
import { withCircuitBreaker } from '../../../src/services/health/circuit-breaker.ts';
import type { Purpose, SourceReading } from '../../../src/services/ports.ts';
import { aCustomer, NOW } from '../../support/builders.ts';
import { failureOf } from '../../support/outside-client.ts';

const READING: SourceReading = { services: [], incidents: [] };
const down = (kind: FailureKind = 'unreachable') => new SourceError(kind, 'microsoft365', `${kind}, it said`);

describe('a circuit breaker', () => {
  let now: number;
  let chance: number;
  let asked: (Purpose | undefined)[];
  let answer: () => Promise<SourceReading>;
  let heard: string[];
  let source: ReturnType<typeof withCircuitBreaker>;

  beforeEach(() => {
    [now, chance, asked, heard] = [NOW.getTime(), 0, [], []];
    answer = async () => READING;
    source = withCircuitBreaker(
      {
        name: 'microsoft365',
        read: (_customer, _signal, purpose) => {
          asked.push(purpose);
          return answer();
        },
      },
      {
        clock: () => new Date(now),
        random: () => chance,
        onOpen: ({ kind }, tenantId, openMs) => heard.push(`${tenantId} open for ${openMs}: ${kind}`),
        onClose: (tenantId) => heard.push(`${tenantId} closed`),
      },
    );
  });

  const { signal } = new AbortController();
  const read = (purpose?: Purpose, tenantId = 'contoso') => source.read(aCustomer({ tenantId }), signal, purpose);
  const fails = (kind: FailureKind, purpose?: Purpose, tenantId?: string) => failureOf(read(purpose, tenantId), kind);

  async function open(kind: FailureKind = 'unreachable', tenantId = 'contoso'): Promise<void> {
    answer = () => Promise.reject(down(kind));
    for (let times = 0; times < 3; times += 1) {
      await fails(kind, undefined, tenantId);
      now += 1000;
    }
    asked = [];
  }

  for (const kind of ['unreachable', 'timeout'] as const) {
    it(`opens after three failures in a row: ${kind}`, async () => {
      await open(kind);
      const failure = await fails(kind);
      expect(asked).to.deep.equal([]);
      expect(failure).to.include({ source: 'microsoft365', retryAfterMs: 29_000, silentForMs: 3000 });
      expect(failure.message).to.equal(`not asked after 3 failures: ${kind}, it said`);
      expect(heard).to.deep.equal([`contoso open for 30000: ${kind}`]);
    });
  }

  for (const kind of ['no-consent', 'access-ended', 'no-permission', 'throttled', 'not-found', 'garbled'] as const) {
    it(`takes ${kind} for an answer`, async () => {
      answer = () => Promise.reject(down(kind));
      for (let times = 0; times < 5; times += 1) await fails(kind);
      expect(asked).to.have.length(5);
    });
  }

  it('counts failures in a row only', async () => {
    for (const kind of [
      'unreachable',
      'timeout',
      undefined,
      'timeout',
      'unreachable',
      'no-permission',
      'timeout',
    ] as const) {
      answer = () => (kind ? Promise.reject(down(kind)) : Promise.resolve(READING));
      await read().catch(() => {});
    }
    await fails('timeout');
    expect(asked).to.have.length(8);
    expect(heard).to.deep.equal([]);
  });

  it('is each tenant’s own', async () => {
    await open();
    answer = async () => READING;
    expect(await read('person', 'fabrikam')).to.equal(READING);
    await fails('unreachable');
  });

  it('stays open for 30 to 60 seconds, not for all the same time', async () => {
    chance = 0.5;
    await open();
    expect(heard).to.deep.equal(['contoso open for 45000: unreachable']);
    now += 43_999;
    await fails('unreachable');
    expect(asked).to.deep.equal([]);
    now += 1;
    await fails('unreachable');
    expect(asked).to.have.length(1);
  });

  it('lets one through when the time is over, and closes when that one is answered', async () => {
    await open();
    const gate = Promise.withResolvers<SourceReading>();
    answer = () => gate.promise;
    now += 29_000;
    const probe = read('background');
    await fails('unreachable');
    await fails('unreachable', 'background');
    expect(asked).to.deep.equal(['background']);
    gate.resolve(READING);
    expect(await probe).to.equal(READING);
    expect(heard.at(-1)).to.equal('contoso closed');
    await read();
    expect(asked).to.have.length(2);
  });

  it('stays open when that one fails too, and says so once', async () => {
    await open();
    now += 29_000;
    await fails('unreachable');
    const failure = await fails('unreachable');
    expect(asked).to.have.length(1);
    expect(failure).to.include({ retryAfterMs: 30_000, silentForMs: 32_000 });
    expect(heard).to.have.length(1);
  });

  it('closes when that one is refused: a refusal is an answer', async () => {
    await open();
    now += 29_000;
    answer = () => Promise.reject(down('no-permission'));
    await fails('no-permission');
    expect(heard.at(-1)).to.equal('contoso closed');
  });

  it('lets another through when that one never ends', async () => {
    await open();
    answer = () => new Promise(() => {});
    now += 29_000;
    void read();
    now += 30_000;
    answer = async () => READING;
    expect(await read()).to.equal(READING);
  });

  it('lets a person through who asks again', async () => {
    await open();
    answer = async () => READING;
    expect(await read('retry')).to.equal(READING);
    expect(asked).to.deep.equal(['retry']);
    expect(heard.at(-1)).to.equal('contoso closed');
  });

  it('is not kept open by questions from before it opened', async () => {
    const gate = Promise.withResolvers<SourceReading>();
    answer = () => gate.promise;
    const early = failureOf(read(), 'timeout');
    await open();
    now += 20_000;
    gate.reject(down('timeout'));
    await early;
    expect(await fails('unreachable')).to.include({ retryAfterMs: 9000 });
  });

  it('learns nothing from a bug', async () => {
    await open();
    now += 29_000;
    answer = () => Promise.reject(new TypeError('a bug'));
    expect(await read().catch((error: Error) => error.message)).to.equal('a bug');
    await fails('unreachable');
    expect(heard).to.have.length(1);
  });
});
