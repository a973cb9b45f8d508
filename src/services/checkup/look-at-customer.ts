import type { Customer } from '../../domain/customer.ts';
import type { DeskReadiness } from '../../domain/filing.ts';
import { SourceError } from '../../domain/source-error.ts';
import { accessEnd } from '../access/access-end.ts';
import type { AccessView } from '../access/access-view.ts';
import type { Grants } from '../access/grants.ts';
import type { MayRead } from '../access/may-read.ts';
import type { Way } from '../access/ways.ts';
import { type Cause, causeOf } from './cause.ts';
import type { Finding } from './check.ts';
import { type CustomerPlace, HEALTH_ROLE_IDS, remedyAt, roleRemedy } from './customer-remedies.ts';
import type { ReadAzure } from './look-at-azure.ts';
import { relationWords } from './relation-words.ts';
import { unlessSilent } from './unless-silent.ts';
import { WHY } from './words.ts';

export interface LookNeeds {
  readonly view: AccessView;
  /** Nothing when the assignments are not told. */
  readonly grants: Grants | undefined;
  readonly mayRead: MayRead;
  readonly now: Date;
  /** The ways open to us, the preferred one first; each reads what the bot would read. */
  readonly reads: readonly { readonly way: Way; readonly read: (customer: Customer) => Promise<unknown> }[];
  /** Its Azure, with tokens of that way. */
  readonly readAzure: (way: Way) => ReadAzure;
  /** Whether the application may file Azure support requests, with tokens of that way; absent where it is not to. */
  readonly azureDesk: ((way: Way) => (customer: Customer) => Promise<DeskReadiness>) | undefined;
  readonly groupNames: (groupIds: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** Partner id of the reseller whom the customer buys from through us. Absent without Partner Center. */
  readonly resellerOf: ((tenantId: string) => Promise<string | undefined>) | undefined;
  readonly readerGroupId: string | undefined;
  readonly warningDays: number;
  readonly placeOf: (customer: Customer) => CustomerPlace;
}

export interface CustomerRow extends Finding {
  readonly tenantId: string;
  readonly name: string;
  readonly domain: string;
  readonly relation: string;
  /** By which health was read; `none` when by none, `not-asked` when we have no right to. */
  readonly way: Way | 'none' | 'not-asked';
  /** Names of the partner's groups that hold a GDAP role which reads health; nothing when that is not told. */
  readonly groups: readonly string[] | undefined;
  /** Why it is not readable. */
  readonly cause?: Cause;
  /** How far we see into its Azure; absent where nothing of the customer may be read. */
  readonly azure?: string;
  /** Whether Healthdesk may file Azure support requests there; absent where it has no Azure, or is not to. */
  readonly azureDesk?: DeskReadiness['kind'];
  readonly azureDeskSays?: string;
}

const DAY_MS = 24 * 60 * 60_000;
const day = (at: Date): string => at.toISOString().slice(0, 10);

/** One customer: by which way it is read, if it is, and what to do about what is missing. */
export async function lookAtCustomer(needs: LookNeeds, customer: Customer): Promise<CustomerRow> {
  const { view, grants, placeOf } = needs;
  const { tenantId, name, domain } = customer;
  const groupIds = grants?.groupsWith('health', tenantId);
  const names = groupIds && (await needs.groupNames(groupIds).catch(unlessSilent(undefined)));
  const groups = groupIds?.map((id) => names?.get(id) ?? id);
  const isBought = customer.relations?.includes('reseller');
  const resellerId = isBought ? await needs.resellerOf?.(tenantId).catch(unlessSilent(undefined)) : undefined;
  const relation = relationWords(customer, view.relationshipsOf(tenantId), resellerId);
  const row = { tenantId, name, domain, relation, groups };

  const right = needs.mayRead(customer);
  if (!right.may) {
    const at = right.why === 'ended' ? right.at : undefined;
    const says = right.why === 'offboarded' ? 'Offboarded: not read.' : `${WHY['access-ended']}${since(at)}: not read.`;
    return {
      ...row,
      way: 'not-asked',
      outcome: 'warn',
      says,
      remedy: placeOf(customer).renewal,
      cause: 'access-ended',
    };
  }

  const refusals: { readonly way: Way; readonly cause: Cause; readonly error: SourceError }[] = [];
  for (const { way, read } of needs.reads) {
    try {
      await read(customer);
      const rest = refusals.map((one) => `${one.way}: ${WHY[one.cause].toLowerCase()}`).join('; ');
      return { ...row, way, ...standing(needs, customer, groups, `Readable, ${way}${rest && ` (${rest})`}.`) };
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      refusals.push({ way, error, cause: causeOf(error) });
    }
  }
  const foremost = refusals.find(({ error }) => error.kind === 'sign-in') ?? refusals[0];
  const cause = foremost?.cause ?? 'sign-in';
  const says = refusals.map((one) => `${WHY[one.cause]}, ${one.way} (${one.error.message}).`).join(' ');
  const remedies = [foremost && remedyAt(foremost.cause, foremost.way, placeOf(customer))];
  if (groups?.length === 0) remedies.push(roleRemedy(needs.readerGroupId));
  const remedy = [...new Set(remedies)].filter(Boolean).join(' ');
  return { ...row, way: 'none', outcome: 'warn', says, remedy, cause };
}

/** A customer that can be read may still be one that nobody sees, or not for long. */
function standing(
  { view, now, ...needs }: LookNeeds,
  customer: Customer,
  groups: CustomerRow['groups'],
  readable: string,
): Finding {
  if (groups === undefined) return { outcome: 'ok', says: `${readable} Which groups hold a role is not told.` };
  if (groups.length === 0) {
    const says = `${readable} No suitable GDAP role: none of your groups holds one that reads health, so that agents do not see this customer while GDAP_SCOPING=on.`;
    return { outcome: 'warn', says, remedy: roleRemedy(needs.readerGroupId) };
  }
  const held = `${readable} Health by GDAP is held by ${groups.join(', ')}.`;
  const end = accessEnd(view, customer.tenantId, { roleIds: HEALTH_ROLE_IDS, groupId: needs.readerGroupId }, now);
  if (end && end.at.getTime() - now.getTime() <= needs.warningDays * DAY_MS) {
    const says = `${held} It ends on ${day(end.at)} and does not renew itself (${end.relationship.name}).`;
    return { outcome: 'warn', says, remedy: `Ask the customer to enable auto-extend: ${needs.placeOf(customer).page}` };
  }
  return { outcome: 'ok', says: held };
}

const since = (at: Date | undefined): string => (at ? ` since ${day(at)}` : '');
