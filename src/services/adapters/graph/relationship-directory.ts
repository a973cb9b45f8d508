import type { CustomerDirectory, RelationshipDirectory } from '../../ports.ts';
import { allOf } from '../http/pages.ts';
import { parse } from '../http/parse.ts';
import type { Asking } from '../http/tokens.ts';
import { createAskGraph } from './client.ts';
import { createPartnerList, type PartnerGraphSettings } from './partner-list.ts';
import { Contract, DelegatedCustomer, WireAssignment, WireRelationship } from './relationships-schema.ts';

const ROOT = '/tenantRelationships';
/** The largest pages that Graph allows here: 300 of what is delegated, 999 of what is in the directory. */
const DELEGATED_PAGE = '$top=300';
const DIRECTORY_PAGE = '$top=999';

const by = (signal: AbortSignal): Asking => ({ source: 'microsoft365', signal });

/** GDAP relationships of every status, with the partner tenant's token (DelegatedAdminRelationship.Read.All). */
export function createGraphRelationshipDirectory(settings: PartnerGraphSettings): RelationshipDirectory {
  const list = createPartnerList(settings);
  const ask = createAskGraph(settings);
  const pathOf = (id: string) => `${ROOT}/delegatedAdminRelationships/${encodeURIComponent(id)}`;
  return {
    relationships: (signal) =>
      list(WireRelationship, `${ROOT}/delegatedAdminRelationships?${DELEGATED_PAGE}`, by(signal)),
    assignments: async ({ id, tenantId }, signal) => {
      const assignments = await allOf(list(WireAssignment, `${pathOf(id)}/accessAssignments`, by(signal)));
      return assignments.map((assignment) => ({ relationshipId: id, tenantId, ...assignment }));
    },
    async providerOf({ id }, signal) {
      const asking = by(signal);
      const answer = await ask({ path: pathOf(id), tenantId: settings.partnerTenantId }, asking);
      if (answer.status === 404) {
        await answer.body?.cancel();
        return undefined;
      }
      const told = parse(WireRelationship, await settings.http.json(answer, asking), asking, pathOf(id));
      return told?.providerTenantId;
    },
  };
}

/** Customers with a GDAP relationship, past ones included. They have a name and no domain. */
export function createGraphDelegatedCustomers(settings: PartnerGraphSettings): CustomerDirectory {
  const list = createPartnerList(settings);
  return {
    pages: (signal) => list(DelegatedCustomer, `${ROOT}/delegatedAdminCustomers?${DELEGATED_PAGE}`, by(signal)),
  };
}

/** Customers with a contract in the partner's directory (Directory.Read.All); in every cloud. */
export function createGraphContracts(settings: PartnerGraphSettings): CustomerDirectory {
  const list = createPartnerList(settings);
  return { pages: (signal) => list(Contract, `/contracts?${DIRECTORY_PAGE}`, by(signal)) };
}
