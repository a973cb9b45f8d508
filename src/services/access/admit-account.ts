import type { Agent, PartnerRole } from '../../domain/agent.ts';
import type { PartnerGroups } from '../ports.ts';

/** Roles that open every customer at once: a token that lies in a database must not have them. */
const TOO_MIGHTY: readonly PartnerRole[] = ['global-admin', 'admin-agent'];

/**
 * The roles for which an account may not be signed in for the bot; none when it may. Asked by the account itself or by the
 * application; fails with `SourceError` when that cannot be told.
 */
export async function rolesThatForbid(
  groups: PartnerGroups,
  account: Agent,
  signal: AbortSignal,
): Promise<readonly PartnerRole[]> {
  const roles = await groups.rolesOf(account, signal);
  return roles.filter((role) => TOO_MIGHTY.includes(role));
}
