import { globSync } from 'node:fs';
import { expect } from 'chai';
import type { z } from 'zod';
import type { Route } from '../../sandbox/exchange.ts';
import { groups } from '../../sandbox/world/groups.ts';
import { staff } from '../../sandbox/world/staff.ts';
import { ServiceManagementDetail, WireSku } from '../../src/services/adapters/graph/details-schema.ts';
import { ServiceMessage, WireAttachment } from '../../src/services/adapters/graph/message-schema.ts';
import {
  Contract,
  DelegatedCustomer,
  WireAssignment,
  WireRelationship,
} from '../../src/services/adapters/graph/relationships-schema.ts';
import { HealthIssue, HealthOverview } from '../../src/services/adapters/graph/schema.ts';
import type { Csdl } from '../support/csdl.ts';
import { faultsOfEntity, faultsOfError, faultsOfList, graphTypes } from '../support/graph-types.ts';
import { anAsking } from '../support/outside-client.ts';
import { describeSamples } from '../support/samples.ts';
import { type Sandbox, type SandboxCustomer, startSandbox } from '../support/sandbox.ts';
import { asTenant, GOOD_FORM, GRAPH, type Heard, login, PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { sandboxTokens } from '../support/sandbox-tokens.ts';

const HEALTH = '/v1.0/admin/serviceAnnouncement';
const TENANTS = '/v1.0/tenantRelationships';

/** What our adapters read of these types. */
const OURS: Readonly<Record<string, z.ZodType>> = {
  serviceHealth: HealthOverview,
  serviceHealthIssue: HealthIssue,
  serviceUpdateMessage: ServiceMessage,
  serviceAnnouncementAttachment: WireAttachment,
  delegatedAdminRelationship: WireRelationship,
  delegatedAdminAccessAssignment: WireAssignment,
  delegatedAdminCustomer: DelegatedCustomer,
  contract: Contract,
  subscribedSku: WireSku,
  delegatedAdminServiceManagementDetail: ServiceManagementDetail,
};

/** Customers whose answers are meant to be no Graph. */
const NO_GRAPH = ['Graphic Design Institute', 'Southridge Video'];
/** Those who get an error of Graph's instead. */
const REFUSED = ['no consent', 'access expired', 'no permission', 'throttled'];
/** The only customer with words that no published list holds. */
const UNKNOWN_WORDS = 'Relecloud';

/** What Graph tells of a user unless asked for more; the schema at hand leaves users out. Source: "Get a user". */
const OF_A_USER = [
  ...['id', 'businessPhones', 'displayName', 'givenName', 'surname', 'jobTitle', 'mail', 'mobilePhone'],
  ...['officeLocation', 'preferredLanguage', 'userPrincipalName'],
];

describeSamples('contract: the sandbox’s Graph against Microsoft’s schema', () => {
  let sandbox: Sandbox;
  let types: Csdl;
  let customers: readonly SandboxCustomer[];
  /** All that was asked, to compare with all that can be asked. */
  const asked = new Set<string>();

  before(async function open() {
    this.timeout(60_000);
    sandbox = await startSandbox();
    await sandbox.setThrottling(false);
    types = graphTypes();
    customers = (await sandbox.customers()).filter(({ name }) => !NO_GRAPH.includes(name));
    expect(await sandbox.customers()).to.have.length(customers.length + NO_GRAPH.length);
  });
  after(() => sandbox.stop());

  type Get = (path: string) => Promise<Heard>;
  /** As the application, or with the token of somebody else. */
  async function of(tenantId: string, token?: string): Promise<Get> {
    const get = await asTenant(sandbox, tenantId, GRAPH);
    return (path) => {
      asked.add(`GET ${new URL(path, sandbox.url).pathname}`);
      return get(path, token === undefined ? {} : { authorization: `Bearer ${token}` });
    };
  }

  const faultsOfAnswer = ({ status, body }: Heard, type: string): readonly string[] => {
    if (status !== 200) return faultsOfError(body);
    if (!('value' in body)) return faultsOfEntity(types, body, type);
    const unreadable = body.value.filter((item: unknown) => OURS[type]?.safeParse(item).success === false);
    return [...faultsOfList(types, body, type), ...unreadable.map((item: { id: string }) => `${item.id}: unreadable`)];
  };

  /** A list to its end, and what is wrong with each of its pages. */
  async function walk(get: Get, path: string, type: string) {
    const [items, faults]: [Record<string, string>[], string[]] = [[], []];
    for (let next: string | undefined = path; next !== undefined; ) {
      const answer = await get(next);
      faults.push(...faultsOfAnswer(answer, type));
      items.push(...(answer.body.value ?? []));
      next = answer.body['@odata.nextLink'];
    }
    return { items, faults };
  }

  /** Reviews are streams: what comes is no JSON, unless it is an error. */
  async function faultsOfReports(get: Get, issues: readonly Record<string, string>[]): Promise<readonly string[]> {
    const faults: string[] = [];
    for (const { id } of issues) {
      const { status, headers, body } = await get(`${HEALTH}/issues/${id}/incidentReport`);
      if (status !== 200) faults.push(...faultsOfError(body));
      else if (headers.get('content-type')?.includes('json')) faults.push(`${id}: a review that is JSON`);
    }
    return faults;
  }

  const mayHaveReview = ({ status }: Record<string, string>, index: number) =>
    index === 0 || status === 'postIncidentReviewPublished';

  async function faultsOfCustomer({ tenantId, character }: SandboxCustomer): Promise<readonly string[]> {
    const get = await of(tenantId);
    const overviews = await walk(get, `${HEALTH}/healthOverviews`, 'serviceHealth');
    const issues = await walk(get, `${HEALTH}/issues?$top=7`, 'serviceHealthIssue');
    const service = `${HEALTH}/healthOverviews/${encodeURIComponent(overviews.items[0]?.service ?? 'none')}`;
    return [
      ...overviews.faults,
      ...issues.faults,
      ...(await walk(get, `${HEALTH}/healthOverviews?$expand=issues`, 'serviceHealth')).faults,
      ...(await walk(get, `${service}/issues`, 'serviceHealthIssue')).faults,
      ...(await walk(get, `${HEALTH}/messages`, 'serviceUpdateMessage')).faults,
      ...(await walk(get, `${HEALTH}/messages/MC1187310/attachments`, 'serviceAnnouncementAttachment')).faults,
      ...(await walk(get, '/v1.0/subscribedSkus', 'subscribedSku')).faults,
      ...faultsOfAnswer(await get(service), 'serviceHealth'),
      ...faultsOfAnswer(await get(`${HEALTH}/issues/${issues.items[0]?.id ?? 'none'}`), 'serviceHealthIssue'),
      ...faultsOfAnswer(await get(`${HEALTH}/issues/XX0000001`), 'serviceHealthIssue'),
      ...(await faultsOfReports(get, issues.items.filter(mayHaveReview))),
      ...(overviews.items.length > 0 || REFUSED.includes(character) ? [] : ['no services']),
    ];
  }

  it('health, issues, messages and licences of every customer', async function everyCustomer() {
    this.timeout(60_000);
    for (const customer of customers) {
      const faults = await faultsOfCustomer(customer);
      const isStrange = customer.name === UNKNOWN_WORDS;
      const meant = faults.filter((fault) => isStrange && /is no member of graph\.serviceHealth/.test(fault));
      expect(
        faults.filter((fault) => !meant.includes(fault)),
        customer.name,
      ).to.deep.equal([]);
      if (isStrange) expect(meant).to.not.deep.equal([]);
    }
  });

  it('relationships, their assignments, customers, contracts, and who is behind a tenant', async () => {
    const get = await of(PARTNER_TENANT_ID);
    const relationships = await walk(
      get,
      `${TENANTS}/delegatedAdminRelationships?$top=20`,
      'delegatedAdminRelationship',
    );
    expect(relationships.items.length).to.be.above(20);
    const faults = [...relationships.faults];
    for (const { id } of relationships.items) {
      const one = await get(`${TENANTS}/delegatedAdminRelationships/${id}`);
      faults.push(...faultsOfAnswer(one, 'delegatedAdminRelationship'));
      const path = `${TENANTS}/delegatedAdminRelationships/${id}/accessAssignments`;
      faults.push(...(await walk(get, path, 'delegatedAdminAccessAssignment')).faults);
    }
    faults.push(...(await walk(get, `${TENANTS}/delegatedAdminCustomers`, 'delegatedAdminCustomer')).faults);
    faults.push(...(await walk(get, '/v1.0/contracts', 'contract')).faults);
    for (const { tenantId, domain } of customers) {
      for (const by of [`TenantId(tenantId='${tenantId}')`, `DomainName(domainName='${domain}')`]) {
        faults.push(...faultsOfAnswer(await get(`${TENANTS}/findTenantInformationBy${by}`), 'tenantInformation'));
      }
    }
    expect(faults).to.deep.equal([]);
  });

  it('where services are managed, told to people alone', async () => {
    const tokens = await sandboxTokens(sandbox);
    const token = await tokens.delegated.for(PARTNER_TENANT_ID, `${GRAPH}/.default`, anAsking());
    const get: Get = await of(PARTNER_TENANT_ID, token);
    const faults: string[] = [];
    let found = 0;
    for (const { tenantId } of customers) {
      const path = `${TENANTS}/delegatedAdminCustomers/${tenantId}/serviceManagementDetails`;
      const answer = await walk(get, path, 'delegatedAdminServiceManagementDetail');
      faults.push(...answer.faults);
      found += answer.items.length;
    }
    expect(faults).to.deep.equal([]);
    expect(found).to.be.above(20);
  });

  it('groups, and who is in them', async () => {
    const get = await of(PARTNER_TENANT_ID);
    const { body: token } = await login(sandbox, PARTNER_TENANT_ID, { ...GOOD_FORM, scope: `${GRAPH}/.default` });
    const groupIds = Object.values(groups).map(({ id }) => id);
    const faults = [...(await walk(get, '/v1.0/groups', 'group')).faults];
    for (const id of groupIds) faults.push(...faultsOfAnswer(await get(`/v1.0/groups/${id}`), 'group'));
    for (const { id } of staff) {
      const roles = `/v1.0/users/${id}/transitiveMemberOf/microsoft.graph.directoryRole`;
      faults.push(...(await walk(get, roles, 'directoryRole')).faults);
      const { '@odata.context': _, ...user } = (await get(`/v1.0/users/${id}`)).body;
      expect(Object.keys(user)).to.have.members(OF_A_USER);
      const check = `/v1.0/users/${id}/checkMemberGroups`;
      asked.add(`POST ${check}`);
      const answer = await fetch(sandbox.url + check, {
        method: 'POST',
        headers: { authorization: `Bearer ${token.access_token}` },
        body: JSON.stringify({ groupIds: groupIds.slice(0, 20) }),
      });
      expect(answer.status).to.equal(200);
      faults.push(...faultsOfList(types, (await answer.json()) as Record<string, unknown>, 'Edm.String'));
    }
    expect(faults).to.deep.equal([]);
  });

  it('nothing that the sandbox answers was left out', async () => {
    const routes: Route[] = [];
    /** Makes routes that are looked at and never walked. */
    const anything: unknown = new Proxy(() => anything, { get: () => anything });
    for (const file of globSync('sandbox/graph/*.ts')) {
      const made = (await import(`../../${file}`)) as Record<string, (...needs: unknown[]) => readonly Route[]>;
      for (const [name, make] of Object.entries(made))
        if (name.endsWith('Routes')) routes.push(...make(anything, anything, anything));
    }
    expect(routes.length).to.be.above(10);
    const left = routes.filter(
      ({ method, path }) =>
        ![...asked].some((one) => one.startsWith(method) && path.test(one.slice(method.length + 1))),
    );
    expect(
      left.map(({ method, path }) => `${method} ${path.source}`),
      'hold their answers against the schema here',
    ).to.deep.equal([]);
  });
});
