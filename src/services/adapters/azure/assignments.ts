import { z } from 'zod';
import roles from '../../../domain/azure-roles.json' with { type: 'json' };
import type { Asking, AzureAssignments } from '../../ports.ts';
import { WireText, wireList } from '../wire/wire-time.ts';
import { listOf } from './arm.ts';
import { settleAtMost } from './at-most.ts';
import { armPage } from './camel-cased.ts';
import { type FindSettings, findSubscriptions, type Reached } from './find-subscriptions.ts';

/** A role that somebody holds; `roleDefinitionId` ends in the role's own id. */
const Held = z.object({ principalId: WireText, roleDefinitionId: WireText });

const RoleAssignmentPage = armPage(z.object({ properties: Held }).transform(({ properties }) => [properties]));

/** Azure Lighthouse keeps its authorizations apart: role assignments do not show them. */
const RegistrationPage = armPage(
  z
    .object({
      properties: z.object({
        registrationDefinition: z
          .object({ properties: z.object({ authorizations: wireList(Held) }).nullish() })
          .nullish(),
      }),
    })
    .transform(({ properties }) => properties.registrationDefinition?.properties?.authorizations ?? []),
);

const READING: readonly string[] = Object.values(roles);
const AT_ONCE = 8;

/**
 * Who holds one of these roles on a customer's subscriptions, those that read Service Health unless told: role assignments at the subscription or above,
 * and Azure Lighthouse's authorizations. Takes `Microsoft.Authorization/roleAssignments/read`, which Reader has.
 */
export function createAzureAssignments(settings: FindSettings, roleIds = READING): AzureAssignments {
  async function holdersAt({ subscription, token }: Reached, asking: Asking): Promise<ReadonlySet<string>> {
    const scope = `/subscriptions/${encodeURIComponent(subscription.id)}/providers`;
    const assigned = `${scope}/Microsoft.Authorization/roleAssignments?api-version=2022-04-01&$filter=atScope()`;
    const delegated = `${scope}/Microsoft.ManagedServices/registrationAssignments?api-version=2022-10-01&$expandRegistrationDefinition=true`;
    const [first, ...others] = await settleAtMost(
      2,
      [
        () => listOf(RoleAssignmentPage, assigned, token, settings, asking),
        () => listOf(RegistrationPage, delegated, token, settings, asking),
      ] as const,
      (read) => read(),
    );
    const answers = [first, ...others].filter((answer) => answer !== undefined);
    if (answers.every(({ status }) => status === 'rejected')) throw (first as PromiseRejectedResult).reason;
    const held = answers.flatMap((answer) => (answer.status === 'fulfilled' ? answer.value.flat() : []));
    return new Set(
      held.flatMap(({ principalId, roleDefinitionId = '' }) => {
        const isOne = roleIds.includes(roleDefinitionId.split('/').at(-1)?.toLowerCase() ?? '');
        return isOne && principalId ? [principalId.toLowerCase()] : [];
      }),
    );
  }

  return {
    async holdersOf(tenantId, signal) {
      const asking: Asking = { source: 'azure', signal };
      const { reached } = await findSubscriptions(settings, tenantId, asking);
      const answers = await settleAtMost(AT_ONCE, reached, (one) => holdersAt(one, asking));
      const [first, ...others] = answers.map((answer) => {
        if (answer.status === 'rejected') throw answer.reason;
        return answer.value;
      });
      return [...(first ?? [])].filter((id) => others.every((holders) => holders.has(id)));
    },
  };
}
