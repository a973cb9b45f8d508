import { expect } from 'chai';
import { createAzureHealthSource } from '../../src/services/adapters/azure/health-source.ts';
import { createGraphHealthSource } from '../../src/services/adapters/graph/health-source.ts';
import { createPartnerCenterDirectory } from '../../src/services/adapters/partner-center/directory.ts';
import type { HealthSource, Tokens } from '../../src/services/ports.ts';
import { aTransport, failureOf } from '../support/outside-client.ts';
import { type Sandbox, type SandboxCustomer, startSandbox } from '../support/sandbox.ts';
import { AZURE, GRAPH, PARTNER_CENTER, PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { sandboxTokens } from '../support/sandbox-tokens.ts';

const now = () => new Date();
const signal = new AbortController().signal;

describe('health and the customer list, by both access ways', () => {
  let sandbox: Sandbox;
  let customers: Record<string, SandboxCustomer>;
  let tokens: Record<'delegated' | 'app-only', Tokens>;

  before(async function () {
    this.timeout(60_000);
    sandbox = await startSandbox();
    customers = Object.fromEntries((await sandbox.customers()).map((one) => [one.name, one]));
    tokens = await sandboxTokens(sandbox);
  });
  after(() => sandbox.stop());

  const customer = (name: string) => customers[name] as never;
  const sourcesBy = (way: 'delegated' | 'app-only'): readonly HealthSource[] => {
    const by = { baseUrl: sandbox.url, tokens: tokens[way], http: aTransport().http, now };
    return [
      createGraphHealthSource({ ...by, scope: `${GRAPH}/.default` }),
      createAzureHealthSource({ ...by, scope: `${AZURE}/.default` }),
    ];
  };
  const readBy = async (way: 'delegated' | 'app-only', name: string) =>
    await Promise.all(sourcesBy(way).map((source) => source.read(customer(name), signal)));

  for (const name of ['Contoso', 'Best For You Organics', '대한정밀']) {
    it(`tell the same of ${name}`, async () => {
      const [delegated, appOnly] = [await readBy('delegated', name), await readBy('app-only', name)];
      expect(delegated[0]?.services).to.not.eql([]);
      expect(delegated).to.deep.equal(appOnly);
    });
  }

  for (const [name, delegated, appOnly] of [
    ['Trey Research', 'no-consent', 'no-consent'],
    ['Lucerne Publishing', 'access-ended', 'access-ended'],
    ['Wingtip Toys', 'no-permission', 'no-permission'],
    ['Fincher Architects', 'access-ended', undefined],
  ] as const) {
    it(`tell why of ${name}`, async () => {
      await failureOf(readBy('delegated', name), delegated);
      if (appOnly) await failureOf(readBy('app-only', name), appOnly);
      else expect((await readBy('app-only', name))[0]?.services).to.not.eql([]);
    });
  }

  for (const way of ['delegated', 'app-only'] as const) {
    it(`name the same customers: ${way}`, async () => {
      const directory = createPartnerCenterDirectory({
        baseUrl: sandbox.url,
        tokens: tokens[way],
        partnerTenantId: PARTNER_TENANT_ID,
        scope: `${PARTNER_CENTER}/.default`,
        http: aTransport().http,
        newId: () => PARTNER_TENANT_ID,
        pageSize: 100,
      });
      let count = 0;
      for await (const page of directory.pages(signal)) count += page.length;
      expect(count).to.equal(Object.keys(customers).length + 1);
    });
  }
});
