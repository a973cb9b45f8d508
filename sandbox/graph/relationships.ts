import type { Answer, Ask, Route } from '../exchange.ts';
import type { Tokens } from '../login/tokens.ts';
import { guidOf } from '../world/chance.ts';
import type { Customer } from '../world/customer.ts';
import { type Relationship, relationshipsOf } from '../world/relationships.ts';
import type { World } from '../world/world.ts';
import { withRole } from './admission.ts';
import { entity, pageOf } from './collection.ts';
import type { GraphRefusals } from './refusals.ts';

const ROOT = '/v1.0/tenantRelationships';
const LARGEST_PAGE = 300;

interface Needs {
  readonly world: World;
  readonly tokens: Tokens;
  readonly refusals: GraphRefusals;
  /** What has become of a relationship since the sandbox began; nothing when it stands as it did. */
  readonly statusNow: (relationshipId: string) => string | undefined;
}

/** What the partner's own tenant knows of its customers: GDAP relationships, their assignments, customers, contracts. */
export function relationshipRoutes({ world, tokens, refusals, statusNow }: Needs): readonly Route[] {
  const get = (path: RegExp, role: string, visit: (ask: Ask, id: string) => Answer): Route => ({
    method: 'GET',
    path,
    handle: withRole(tokens, refusals, role, (ask, [id = '']) => visit(ask, id)),
  });
  const customers = function* (): Generator<Customer> {
    for (let index = 0; index < world.size; index += 1) yield world.at(index);
  };
  /** By id. Made once: a fleet's would otherwise be made anew for each page. */
  let known: ReadonlyMap<string, readonly [Customer, Relationship]> | undefined;
  const relationships = () => {
    known ??= new Map(
      [...customers()].flatMap((customer) =>
        relationshipsOf(customer).map((one) => [one.id, [customer, one] as const] as const),
      ),
    );
    return known;
  };

  return [
    get(new RegExp(`^${ROOT}/delegatedAdminRelationships$`), 'DelegatedAdminRelationship.Read.All', (ask) =>
      pageOf(ask, {
        context: 'tenantRelationships/delegatedAdminRelationships',
        items: [...relationships().values()].map(([customer, one]) =>
          relationshipOnWire(customer, { ...one, status: statusNow(one.id) ?? one.status }, world.start),
        ),
        filterable: { status: 'string', 'customer/tenantId': 'string' },
        largestPage: LARGEST_PAGE,
      }),
    ),
    get(
      new RegExp(`^${ROOT}/delegatedAdminRelationships/([^/]+)$`),
      'DelegatedAdminRelationship.Read.All',
      (ask, id) => {
        const [customer, one] = relationships().get(id) ?? [];
        if (!customer || !one) return refusals.notFound(ask, id);
        const now = relationshipOnWire(customer, { ...one, status: statusNow(id) ?? one.status }, world.start);
        return entity('tenantRelationships/delegatedAdminRelationships', now);
      },
    ),
    get(
      new RegExp(`^${ROOT}/delegatedAdminRelationships/([^/]+)/accessAssignments$`),
      'DelegatedAdminRelationship.Read.All',
      (ask, id) => {
        const found = relationships().get(id);
        if (found === undefined) return refusals.notFound(ask, id);
        return pageOf(ask, {
          context: `tenantRelationships/delegatedAdminRelationships('${id}')/accessAssignments`,
          items: found[1].assignments.map((assignment) => assignmentOnWire(assignment, world.start)),
          filterable: { status: 'string' },
          largestPage: LARGEST_PAGE,
        });
      },
    ),
    get(new RegExp(`^${ROOT}/delegatedAdminCustomers$`), 'DelegatedAdminRelationship.Read.All', (ask) =>
      pageOf(ask, {
        context: 'tenantRelationships/delegatedAdminCustomers',
        items: [...customers()]
          .filter(({ gdap }) => gdap !== 'none')
          .map(({ tenantId, name }) => ({
            '@odata.type': '#microsoft.graph.delegatedAdminCustomer',
            '@odata.etag': etagOf(tenantId),
            id: tenantId,
            tenantId,
            displayName: name,
          })),
        filterable: { tenantId: 'string', displayName: 'string' },
        largestPage: LARGEST_PAGE,
      }),
    ),
    get(/^\/v1\.0\/contracts$/, 'Directory.Read.All', (ask) =>
      pageOf(ask, {
        context: 'contracts',
        items: [...customers()].filter(({ isReseller }) => isReseller).map(contractOnWire),
        filterable: { customerId: 'string', defaultDomainName: 'string', displayName: 'string' },
        largestPage: 999,
      }),
    ),
  ];
}

function relationshipOnWire({ tenantId, name, provider }: Customer, relationship: Relationship, start: Date) {
  const { id, endsAgo, status } = relationship;
  const endDateTime = endsAgo === undefined ? null : new Date(start.getTime() - endsAgo).toISOString();
  return {
    '@odata.type': '#microsoft.graph.delegatedAdminRelationship',
    '@odata.etag': etagOf(id + status),
    id,
    displayName: relationship.name,
    duration: 'P730D',
    customer: { tenantId, displayName: name },
    accessDetails: { unifiedRoles: relationship.roles.map((roleDefinitionId) => ({ roleDefinitionId })) },
    status,
    autoExtendDuration: relationship.autoExtends ? 'P180D' : 'PT0S',
    createdDateTime: '2025-01-14T09:12:44.3148266Z',
    lastModifiedDateTime: '2025-01-14T09:31:02.9941884Z',
    activatedDateTime: status === 'approvalPending' ? null : '2025-01-14T09:31:02.9941884Z',
    endDateTime,
    ...(provider && {
      '@odata.type': '#microsoft.graph.resellerDelegatedAdminRelationship',
      isPartnerConsentPending: false,
      indirectProviderTenantId: provider,
    }),
  };
}

const assignmentOnWire = ({ id, groupId, roles }: Relationship['assignments'][number], start: Date) => ({
  '@odata.type': '#microsoft.graph.delegatedAdminAccessAssignment',
  '@odata.etag': etagOf(id),
  id,
  status: 'active',
  createdDateTime: '2025-01-14T10:02:11.4412093Z',
  lastModifiedDateTime: start.toISOString(),
  accessContainer: { accessContainerId: groupId, accessContainerType: 'securityGroup' },
  accessDetails: { unifiedRoles: roles.map((roleDefinitionId) => ({ roleDefinitionId })) },
});

/** Written when the contract was made: the domain may be another than the initial one. */
const contractOnWire = ({ tenantId, name, domain, customDomains }: Customer) => ({
  id: guidOf(`contract ${tenantId}`),
  deletedDateTime: null,
  contractType: 'ResellerPartner',
  customerId: tenantId,
  defaultDomainName: customDomains[0] ?? domain,
  displayName: name,
});

const etagOf = (words: string): string => `W/"${Buffer.from(guidOf(words)).toString('base64')}"`;
