import { expect } from 'chai';
import { createHealthBudget } from '../../../../src/services/adapters/graph/health-budget.ts';
import { createGraphHealthSource } from '../../../../src/services/adapters/graph/health-source.ts';
import type { Admit } from '../../../../src/services/adapters/http/get.ts';
import { createHttp } from '../../../../src/services/adapters/http/http.ts';
import type { Purpose } from '../../../../src/services/ports.ts';
import { anAsking, failureOf, plainTokens } from '../../../support/outside-client.ts';
import { type OutsideServer, type Question, type Reply, startOutside } from '../../../support/outside-server.ts';

const ISSUES = 'https://graph.example/v1.0/admin/serviceAnnouncement/issues';
const SECOND = 1000;
const MINUTE = 60 * SECOND;

describe('the budget of requests for health', () => {
  let now: number;
  let admit: Admit;
  beforeEach(() => {
    now = Date.parse('2026-11-22T09:00:00Z');
    admit = createHealthBudget(() => new Date(now));
  });

  const ask = (purpose?: Purpose, tenantId = 'contoso', url = ISSUES) => admit(url, anAsking({ tenantId, purpose }));
  const keptBack = (purpose?: Purpose, tenantId?: string) =>
    failureOf(
      Promise.resolve().then(() => ask(purpose, tenantId)),
      'throttled',
    );
  const many = (times: number, purpose?: Purpose, tenantId?: string) => {
    for (let time = 0; time < times; time += 1) ask(purpose, tenantId);
  };
  /** An hour's worth in the background, as fast as it may: 180 a minute. */
  const useUpBackground = () => {
    for (const times of [180, 180, 180, 60]) {
      many(times, 'background');
      now += MINUTE;
    }
  };

  it('is 240 a minute', async () => {
    many(239);
    now += 20 * SECOND;
    ask();
    expect((await keptBack()).retryAfterMs).to.equal(40 * SECOND);
    now += 40 * SECOND;
    many(239);
    await keptBack();
  });

  it('is 800 an hour', async () => {
    for (let minute = 0; minute < 4; minute += 1) {
      many(200);
      now += MINUTE;
    }
    expect((await keptBack()).retryAfterMs).to.equal(56 * MINUTE);
    now += 56 * MINUTE;
    many(200);
    await keptBack();
  });

  it('keeps a quarter of each minute for people', async () => {
    many(180, 'background');
    expect((await keptBack('background')).retryAfterMs).to.equal(MINUTE);
    many(60);
    await keptBack();
  });

  it('keeps a quarter of each hour for people', async () => {
    useUpBackground();
    expect((await keptBack('background')).retryAfterMs).to.equal(56 * MINUTE);
    many(200, 'retry');
    await keptBack();
  });

  it('gives the background what people have left', async () => {
    many(179);
    ask('background');
    await keptBack('background');
    ask('person');
  });

  it('is each tenant’s own, and does not count what was kept back', async () => {
    many(240);
    await keptBack();
    await keptBack('background');
    many(240, 'person', 'fabrikam');
    now += MINUTE;
    many(240);
  });

  it('counts nothing but service communications', () => {
    for (let time = 0; time < 300; time += 1) ask('person', 'contoso', 'https://graph.example/v1.0/contracts?$top=999');
    many(240);
  });

  it('forgets nobody within the hour, though 10,000 others are polled', async () => {
    for (let minute = 0; minute < 4; minute += 1) {
      many(200);
      now += MINUTE;
    }
    for (let tenant = 0; tenant < 10_000; tenant += 1) ask('background', `tenant-${tenant}`);
    now += 30 * MINUTE;
    await keptBack();
  });

  describe('in use', () => {
    let graph: OutsideServer;
    let issues: (question: Question) => Reply;
    before(async () => {
      graph = await startOutside((question) =>
        question.url.pathname.endsWith('/issues') ? issues(question) : { body: { value: [] } },
      );
    });
    after(() => graph.close());
    beforeEach(() => {
      graph.asked.length = 0;
      issues = () => ({ body: { value: [] } });
    });

    const { signal } = new AbortController();
    const source = () =>
      createGraphHealthSource({
        baseUrl: graph.url,
        tokens: plainTokens,
        scope: 'graph',
        http: createHttp({ now: () => new Date(now), random: () => 0, sleep: async () => {}, limitMs: 3000 }, admit),
        now: () => new Date(now),
      });
    const contoso = { tenantId: 'contoso', name: 'Contoso', domain: 'contoso.onmicrosoft.com' };

    it('a person is answered while the background waits', async () => {
      useUpBackground();
      const failure = await failureOf(source().read(contoso, signal, 'background'), 'throttled');
      expect(failure.message).to.equal('not sent: 600 requests in the last hour');
      expect(graph.asked).to.have.length(0);
      expect(await source().read(contoso, signal)).to.deep.equal({ services: [], incidents: [] });
      expect(graph.asked).to.have.length(2);
    });

    it('every try counts', async () => {
      many(176, 'background');
      issues = () => ({ status: 503 });
      await failureOf(source().read(contoso, signal, 'background'), 'unreachable');
      expect(graph.asked).to.have.length(4);
      await keptBack('background');
      ask();
    });

    it('every page counts', async () => {
      many(176, 'background');
      issues = ({ url }) => {
        const page = Number(url.searchParams.get('$skip') ?? 0) + 1;
        const next = `${url.origin}${url.pathname}?$skip=${page}`;
        return { body: { value: [], ...(page < 3 && { '@odata.nextLink': next }) } };
      };
      await source().read(contoso, signal, 'background');
      expect(graph.asked).to.have.length(4);
      await keptBack('background');
      ask();
    });
  });
});
