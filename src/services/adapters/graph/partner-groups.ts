import { z } from 'zod';
import type { Agent, PartnerRole } from '../../../domain/agent.ts';
import type { PartnerGroups, RoleGroups } from '../../ports.ts';
import { parse } from '../http/parse.ts';
import type { Asking } from '../http/tokens.ts';
import { WireText, WireTime } from '../wire/wire-time.ts';
import { createAskGraph, type GraphQuestion, type GraphSettings } from './client.ts';
import { graphPage } from './schema.ts';

/** The groups that Partner Center makes, as its documents spell them, in small letters. */
const ROLE_BY_GROUP: Readonly<Record<string, PartnerRole>> = {
  adminagents: 'admin-agent',
  helpdeskagents: 'helpdesk-agent',
  salesagents: 'sales-agent',
};
const SPELLINGS = ['AdminAgents', 'HelpdeskAgents', 'HelpDeskAgents', 'SalesAgents'];
const GLOBAL_ADMINISTRATOR = '62e90394-69f5-4237-9190-012177145e10';
/** As many groups as one `checkMemberGroups` takes. */
const MOST_AT_ONCE = 20;

const Group = z.object({
  id: z.string().min(1),
  displayName: z.string(),
  createdDateTime: WireTime,
  securityEnabled: z.boolean().nullish(),
});
const GroupIds = z.object({ value: z.array(z.string()) }).transform(({ value }) => value);
const DirectoryRole = z.object({ roleTemplateId: WireText });

/**
 * The partner tenant's groups, asked with the partner's own token (GroupMember.Read.All, and RoleManagement.Read.Directory
 * for Global Administrator). Membership is transitive: Graph follows nested groups. Who is not in the directory is in none.
 */
export function createGraphPartnerGroups(
  settings: GraphSettings & { readonly partnerTenantId: string },
): PartnerGroups & RoleGroups {
  const ask = createAskGraph(settings);
  const names = new Map<string, string>();
  let roleGroups: Promise<ReadonlyMap<string, PartnerRole>> | undefined;

  /** What Graph answers, or nothing for 404. */
  async function read<Schema extends z.ZodType>(
    schema: Schema,
    question: Omit<GraphQuestion, 'tenantId'>,
    asking: Asking,
  ) {
    const answer = await ask({ ...question, tenantId: settings.partnerTenantId }, asking);
    if (answer.status === 404) {
      await answer.body?.cancel();
      return undefined;
    }
    return parse(schema, await settings.http.json(answer, asking), asking, question.path);
  }

  /**
   * Ids by name, once: from then on ids only. Anybody in a tenant may make a group of any name, so it has to be a security
   * group, and the oldest of its name.
   */
  async function findRoleGroups(asking: Asking): Promise<ReadonlyMap<string, PartnerRole>> {
    const filter = SPELLINGS.map((name) => `displayName eq '${name}'`).join(' or ');
    const found = (await read(graphPage(Group), { path: '/groups', filter }, asking))?.items ?? [];
    const byAge = found
      .filter(({ securityEnabled }) => securityEnabled === true)
      .sort((a, b) => (a.createdDateTime?.getTime() ?? Infinity) - (b.createdDateTime?.getTime() ?? Infinity));
    const roles = new Map<PartnerRole, string>();
    for (const { id, displayName } of byAge) {
      const role = ROLE_BY_GROUP[displayName.toLowerCase()];
      if (role && !roles.has(role)) roles.set(role, id);
    }
    return new Map([...roles].map(([role, id]) => [id, role]));
  }

  function rolesByGroup(asking: Asking): Promise<ReadonlyMap<string, PartnerRole>> {
    roleGroups ??= findRoleGroups(asking).catch((error) => {
      roleGroups = undefined;
      throw error;
    });
    return roleGroups;
  }

  async function among({ objectId }: Agent, groupIds: readonly string[], asking: Asking): Promise<readonly string[]> {
    const path = `/users/${encodeURIComponent(objectId)}/checkMemberGroups`;
    const chunks = Array.from({ length: Math.ceil(groupIds.length / MOST_AT_ONCE) }, (_, at) =>
      groupIds.slice(at * MOST_AT_ONCE, (at + 1) * MOST_AT_ONCE),
    );
    const answers = await Promise.all(
      chunks.map((chunk) => read(GroupIds, { path, body: { groupIds: chunk } }, asking)),
    );
    return answers.flatMap((ids) => ids ?? []);
  }

  async function isGlobalAdmin({ objectId }: Agent, asking: Asking): Promise<boolean> {
    const path = `/users/${encodeURIComponent(objectId)}/transitiveMemberOf/microsoft.graph.directoryRole`;
    const roles = (await read(graphPage(DirectoryRole), { path }, asking))?.items ?? [];
    return roles.some(({ roleTemplateId }) => roleTemplateId?.toLowerCase() === GLOBAL_ADMINISTRATOR);
  }

  const by = (signal: AbortSignal): Asking => ({ source: 'microsoft365', signal });

  return {
    async rolesOf(agent, signal) {
      const roles = await rolesByGroup(by(signal));
      const [groups, globalAdmin] = await Promise.all([
        among(agent, [...roles.keys()], by(signal)),
        isGlobalAdmin(agent, by(signal)),
      ]);
      return [...(globalAdmin ? (['global-admin'] as const) : []), ...groups.flatMap((id) => roles.get(id) ?? [])];
    },
    rolesWithGroup: async (signal) => [...(await rolesByGroup(by(signal))).values()],
    memberOf: (agent, groupIds, signal) => among(agent, groupIds, by(signal)),
    async namesOf(groupIds, signal) {
      const unknown = groupIds.filter((id) => !names.has(id));
      await Promise.all(
        unknown.map(async (id) => {
          const group = await read(Group, { path: `/groups/${encodeURIComponent(id)}` }, by(signal));
          if (group) names.set(id, group.displayName);
        }),
      );
      return new Map(groupIds.flatMap((id) => (names.has(id) ? [[id, names.get(id) as string]] : [])));
    },
  };
}
