import { json, type Route } from '../exchange.ts';
import { PARTNER_TENANT_ID } from '../login/application.ts';
import { AZURE_ROLES, type AzureRole } from '../world/azure-event.ts';
import { guidOf } from '../world/chance.ts';
import { type Group, groups } from '../world/groups.ts';
import { refuse } from './refusals.ts';
import type { Owned, Scope } from './scope.ts';

/** Who holds roles on a subscription: role assignments where a token of its own tenant reads it, else Lighthouse's. */
export function roleRoutes({ route, within }: Scope): readonly Route[] {
  const path = (type: string) => new RegExp(`^/subscriptions/([^/]+)/providers/${type.replace('.', '\\.')}$`, 'i');
  return [
    route(
      'GET',
      path('Microsoft.Authorization/roleAssignments'),
      ['2022-04-01'],
      within((ask, owned) => {
        if (ask.query.get('$filter') !== 'atScope()') return refuse(400, 'BadRequest', 'The filter is not simulated.');
        return json(200, {
          value: owned.subscription.reach === 'token' ? holdersOf(owned).map(assignmentOnWire(owned)) : [],
        });
      }),
    ),
    route(
      'GET',
      path('Microsoft.ManagedServices/registrationAssignments'),
      ['2022-10-01'],
      within((_, owned) =>
        json(200, { value: owned.subscription.reach === 'lighthouse' ? [registrationOnWire(owned)] : [] }),
      ),
    ),
  ];
}

type Holder = readonly [Group, AzureRole];

const holdersOf = ({ subscription }: Owned): readonly Holder[] => [
  [groups.adminAgents, 'owner'],
  ...subscription.readers.map((group): Holder => [group, 'reader']),
  ...subscription.filers.map((group): Holder => [group, 'supportContributor']),
];

/** Lighthouse delegates no Owner: whoever files tickets there has a role for it. */
const supportersOf = ({ subscription }: Owned): readonly Holder[] =>
  subscription.support.mayFile ? [[groups.adminAgents, 'supportContributor']] : [];

const definitionOf = (role: AzureRole): string =>
  `/providers/Microsoft.Authorization/roleDefinitions/${AZURE_ROLES[role]}`;

const assignmentOnWire =
  ({ subscription: { id } }: Owned) =>
  ([group, role]: Holder) => {
    const name = guidOf(`role assignment ${group.id} ${id}`);
    const scope = `/subscriptions/${id}`;
    return {
      id: `${scope}/providers/Microsoft.Authorization/roleAssignments/${name}`,
      name,
      type: 'Microsoft.Authorization/roleAssignments',
      properties: {
        roleDefinitionId: scope + definitionOf(role),
        principalId: group.id,
        principalType: 'ForeignGroup',
        scope,
        condition: null,
      },
    };
  };

const registrationOnWire = (owned: Owned) => {
  const { id } = owned.subscription;
  const name = guidOf(`registration ${id}`);
  return {
    id: `/subscriptions/${id}/providers/Microsoft.ManagedServices/registrationAssignments/${name}`,
    name,
    type: 'Microsoft.ManagedServices/registrationAssignments',
    properties: {
      provisioningState: 'Succeeded',
      registrationDefinition: {
        properties: {
          managedByTenantId: PARTNER_TENANT_ID,
          authorizations: [...holdersOf(owned), ...supportersOf(owned)].map(([group, role]) => ({
            principalId: group.id,
            principalIdDisplayName: group.displayName,
            roleDefinitionId: AZURE_ROLES[role === 'owner' ? 'reader' : role],
          })),
        },
      },
    },
  };
};
