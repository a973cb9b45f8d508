import { SourceError } from '../../../../domain/source-error.ts';
import type { Tokens } from '../../../ports.ts';
import type { Asking } from '../../http/tokens.ts';
import { settleAtMost } from '../at-most.ts';
import { type FindSettings, findSubscriptions } from '../find-subscriptions.ts';
import type { Subscription } from '../subscription.ts';
import type { Key, SupportClient } from './client.ts';
import { mayFile } from './may-file.ts';
import { PermissionPage } from './schema.ts';

export interface ReachSettings {
  readonly find: FindSettings;
  readonly client: SupportClient;
  /** Of the partner's own tenant, for the second token. */
  readonly home: Tokens;
  readonly partnerTenantId: string;
}

/** A subscription that we reach, and what opens it. */
export interface Open {
  readonly subscription: Subscription;
  readonly key: Key;
}

export interface Reach {
  /** All that we reach, and how many there are by all that anybody tells. */
  readonly open: readonly Open[];
  readonly known: number;
  /** Why there are none, or fewer. */
  readonly failure?: SourceError;
}

const AT_ONCE = 8;

/** A customer's subscriptions with the tokens that file there. A token of the customer's tenant takes the partner's beside it. */
export async function reachOf(settings: ReachSettings, tenantId: string, asking: Asking): Promise<Reach> {
  const { find, home, partnerTenantId } = settings;
  const { reached, known, customerToken, failure } = await findSubscriptions(find, tenantId, asking);
  const isOnBehalf = reached.some(({ token }) => token === customerToken);
  const auxiliary = isOnBehalf ? await home.for(partnerTenantId, find.scope, asking) : undefined;
  return {
    known,
    open: reached.map(({ subscription, token }) => ({
      subscription,
      key: token === customerToken && auxiliary ? { token, auxiliary } : { token },
    })),
    ...(failure && { failure }),
  };
}

/**
 * Those of them on which our token may file, by Azure's own word. Its permissions are documented for resources and their
 * groups alone: should a subscription have none to tell (404), the filing itself is the question.
 */
export async function filingOn(
  { client }: ReachSettings,
  open: readonly Open[],
  asking: Asking,
): Promise<readonly Open[]> {
  const answers = await settleAtMost(AT_ONCE, open, async ({ subscription, key }) => {
    const path = `/subscriptions/${encodeURIComponent(subscription.id)}/providers/Microsoft.Authorization/permissions`;
    try {
      return mayFile(await client.list(PermissionPage, `${path}?api-version=2022-04-01`, key, asking));
    } catch (error) {
      if (error instanceof SourceError && error.kind === 'not-found') return true;
      throw error;
    }
  });
  const silent = answers.flatMap((answer) => (answer.status === 'rejected' ? [answer.reason as unknown] : []));
  const stranger = silent.find((error) => !(error instanceof SourceError));
  if (stranger) throw stranger;
  if (answers.length > 0 && silent.length === answers.length) throw silent[0];
  return open.filter((_, at) => answers[at]?.status === 'fulfilled' && answers[at].value);
}
