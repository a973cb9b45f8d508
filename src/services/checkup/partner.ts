import type { PartnerRole } from '../../domain/agent.ts';
import type { Relationship } from '../../domain/gdap.ts';
import permissions from '../../domain/permissions.json' with { type: 'json' };
import { type Check, check, failed, ok, skipped, warn } from './check.ts';

export interface PartnerNeeds {
  readonly relationships: () => Promise<readonly Relationship[]>;
  /** How many assignments the first active relationship has; nothing when there is no such relationship. */
  readonly assignments: () => Promise<number | undefined>;
  readonly rolesWithGroup: () => Promise<readonly PartnerRole[]>;
  /** The name of the group that the reader account is to be in, if there is one of that id; absent without the setting. */
  readonly readerGroup: (() => Promise<string | undefined>) | undefined;
  /** How many contracts the first page holds. */
  readonly contracts: () => Promise<number>;
  readonly domains: () => Promise<unknown>;
  /** How many customers the first page holds; absent with PARTNER_CENTER=off. */
  readonly partnerCenter: (() => Promise<number>) | undefined;
}

const SYSTEM = 'Graph, at home';
const after = ['reader-credential'];
const PERMISSIONS = permissions['Microsoft Graph'].home.application;

const missing = (name: keyof typeof PERMISSIONS) => ({
  'no-permission': `Grant the reader application ${name} (application permission ${PERMISSIONS[name]}) in your own tenant.`,
});

/** What the partner's own tenant, and Partner Center, have to tell. */
export function partnerChecks(needs: PartnerNeeds): readonly Check[] {
  const { readerGroup, partnerCenter } = needs;
  return [
    check({
      ...{ name: 'relationships', system: SYSTEM, after, asks: 'Which GDAP relationships are there?' },
      ask: needs.relationships,
      reads: (relationships) =>
        relationships.length === 0
          ? warn('None at all.', 'Ask your customers for GDAP, with the role Service Support Administrator.')
          : ok(
              `${relationships.length}, with ${relationships.filter(({ status }) => status === 'active').length} active.`,
            ),
      refused: { outcome: 'failed', remedies: missing('DelegatedAdminRelationship.Read.All') },
    }),
    check({
      ...{ name: 'assignments', system: SYSTEM, after: ['relationships'], asks: 'Which groups hold their roles?' },
      ask: needs.assignments,
      reads: (count) => {
        if (count === undefined) return skipped('No relationship is active.');
        if (count > 0) return ok('They are told.');
        return warn('The first relationship has none.', 'Assign its roles to security groups in Partner Center.');
      },
      refused: { outcome: 'warn', remedies: missing('DelegatedAdminRelationship.Read.All') },
    }),
    check({
      ...{ name: 'groups', system: SYSTEM, after, asks: 'Which groups give agents their roles?' },
      ask: needs.rolesWithGroup,
      reads: (roles) =>
        roles.length === 0
          ? failed('None: neither AdminAgents nor HelpdeskAgents nor SalesAgents is there.', 'Check PARTNER_TENANT_ID.')
          : ok(`Found: ${roles.join(', ')}.`),
      refused: { outcome: 'failed', remedies: missing('GroupMember.Read.All') },
    }),
    readerGroup
      ? check({
          ...{ name: 'reader-group', system: SYSTEM, after, asks: 'Is the group of the reader account there?' },
          ask: readerGroup,
          reads: (name) =>
            name === undefined
              ? warn('GDAP_READER_GROUP_ID names no group.', 'Copy its object id from Entra.')
              : ok(`It is ${name}.`),
          refused: { outcome: 'warn', remedies: missing('GroupMember.Read.All') },
        })
      : {
          ...{ name: 'reader-group', system: SYSTEM, asks: 'Is the group of the reader account there?' },
          ask: async () => skipped('GDAP_READER_GROUP_ID is not set: any group’s role counts.'),
        },
    check({
      ...{ name: 'contracts', system: SYSTEM, after, asks: 'Which customers have a contract?' },
      ask: needs.contracts,
      reads: (count) => ok(count === 0 ? 'None.' : 'They are told.'),
      refused: { outcome: 'warn', remedies: missing('Directory.Read.All') },
    }),
    check({
      ...{ name: 'domains', system: SYSTEM, after, asks: 'Whose is a tenant id, or a domain?' },
      ask: needs.domains,
      reads: () => ok('It is told.'),
      refused: { outcome: 'warn', remedies: missing('CrossTenantInformation.ReadBasic.All') },
    }),
    partnerCenter
      ? check({
          ...{ name: 'partner-center', system: 'Partner Center', after, asks: 'Which customers are there?' },
          ask: partnerCenter,
          reads: (count) => ok(count === 0 ? 'None.' : 'They are told.'),
          refused: {
            outcome: 'warn',
            remedies: {
              'no-permission':
                'Register the reader application in Partner Center (account settings, app management), or set PARTNER_CENTER=off as an indirect reseller.',
              'sign-in':
                'Register the reader application in Partner Center (account settings, app management), or set PARTNER_CENTER=off as an indirect reseller.',
            },
          },
        })
      : {
          ...{ name: 'partner-center', system: 'Partner Center', asks: 'Which customers are there?' },
          ask: async () => skipped('PARTNER_CENTER=off: customers come from Graph alone.'),
        },
  ];
}
