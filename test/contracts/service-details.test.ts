import { expect } from 'chai';
import type { DetailName } from '../../src/domain/service-details.ts';
import { type FailureKind, SourceError } from '../../src/domain/source-error.ts';
import {
  createGraphLicences,
  createGraphServiceManagement,
} from '../../src/services/adapters/graph/service-details.ts';
import { createPartnerCenterManagedServices } from '../../src/services/adapters/partner-center/managed-services.ts';
import type { ServiceDetailSource } from '../../src/services/ports.ts';
import { aTransport, failureOf } from '../support/outside-client.ts';
import { type Sandbox, type SandboxCustomer, startSandbox } from '../support/sandbox.ts';
import { GRAPH, PARTNER_CENTER, PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { type SandboxTokens, sandboxTokens } from '../support/sandbox-tokens.ts';

const signal = new AbortController().signal;

/** Each maker, and every way to ask by which it is answered. */
const MAKERS: readonly (readonly [
  name: DetailName,
  by: keyof SandboxTokens,
  path: string,
  make: (settings: Parameters<typeof createPartnerCenterManagedServices>[0]) => ServiceDetailSource,
])[] = [
  ['licences', 'delegated', '/v1.0/subscribedSkus', createGraphLicences],
  ['licences', 'app-only', '/v1.0/subscribedSkus', createGraphLicences],
  [
    'service-management',
    'delegated',
    '/v1.0/tenantRelationships/delegatedAdminCustomers',
    createGraphServiceManagement,
  ],
  ['managed-services', 'partner', '/v1/customers', createPartnerCenterManagedServices],
];

describe('details of services, by every maker', () => {
  let sandbox: Sandbox;
  let customers: Record<string, SandboxCustomer>;
  let tokens: SandboxTokens;

  before(async function () {
    this.timeout(60_000);
    sandbox = await startSandbox();
    customers = Object.fromEntries((await sandbox.customers()).map((one) => [one.name, one]));
    tokens = await sandboxTokens(sandbox);
  });
  afterEach(() => sandbox.clearFaults());
  after(() => sandbox.stop());

  const sourceBy = (name: DetailName, by: keyof SandboxTokens): ServiceDetailSource => {
    const make = MAKERS.find(([made]) => made === name)?.[3];
    if (!make) throw new Error(`no maker of ${name}`);
    return make({
      baseUrl: sandbox.url,
      tokens: tokens[by],
      scope: `${name === 'managed-services' ? PARTNER_CENTER : GRAPH}/.default`,
      http: aTransport().http,
      partnerTenantId: PARTNER_TENANT_ID,
      newId: () => PARTNER_TENANT_ID,
    });
  };
  const customer = (name: string) => customers[name] as SandboxCustomer;

  for (const [name, by, path] of MAKERS) {
    describe(`${name}, ${by}`, () => {
      const read = (of: string, until = signal) => sourceBy(name, by).read(customer(of), until);

      it('goes by its name, and tells something', async () => {
        expect(sourceBy(name, by).name).to.equal(name);
        const { skus, managed } = await read('Contoso');
        expect([...skus, ...managed]).to.not.be.empty;
      });

      it('keeps customers apart', async () => {
        expect(JSON.stringify(await read('Contoso'))).to.not.equal(JSON.stringify(await read('Fabrikam')));
      });

      it('is refused where the right is missing', async () => {
        await failureOf(read('Tailspin Toys'), 'no-permission');
      });

      const answers: readonly (readonly [object, FailureKind])[] = [
        [{ status: 503 }, 'unreachable'],
        [{ status: 429, headers: { 'retry-after': '90' } }, 'throttled'],
        [{ truncate: true }, 'garbled'],
        [{ body: '<html></html>' }, 'garbled'],
        [{ status: 404, body: {} }, 'not-found'],
      ];
      for (const [fault, kind] of answers) {
        it(`fails as ${kind} under ${JSON.stringify(fault)}`, async () => {
          await sandbox.fault({ path, ...fault });
          const failure = await failureOf(read('Contoso'), kind);
          expect(failure.source).to.equal(name === 'managed-services' ? 'partner-center' : 'microsoft365');
        });
      }

      it('ends at once when nobody waits any more', async () => {
        await sandbox.fault({ path, hang: true });
        await failureOf(read('Contoso', AbortSignal.abort()), 'timeout');
      });
    });
  }

  it('licences are the same by both ways', async () => {
    const [one, other] = [sourceBy('licences', 'delegated'), sourceBy('licences', 'app-only')];
    expect(await one.read(customer('Contoso'), signal)).to.deep.equal(await other.read(customer('Contoso'), signal));
  });

  for (const [name, by, why] of [
    ['licences', 'partner', 'an account without a role at the customer'],
    ['service-management', 'app-only', 'an application'],
    ['managed-services', 'app-only', 'an application'],
    ['managed-services', 'delegated', 'an account in no agent group'],
  ] as const) {
    it(`${name} are not told to ${why}`, async () => {
      const failure = await sourceBy(name, by)
        .read(customer('Contoso'), signal)
        .catch((error: unknown) => error);
      expect(failure).to.be.instanceOf(SourceError);
      expect(['no-permission', 'access-ended']).to.include((failure as SourceError).kind);
    });
  }
});
