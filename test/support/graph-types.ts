import { type Csdl, readCsdl } from './csdl.ts';
import { sampleText } from './samples.ts';

/** Types that the extract refers to, or that we read, and that it does not hold. From Graph's v1.0 reference pages. */
const NOT_IN_THE_EXTRACT = `
  <EntityType Name="entity"><Property Name="id" Type="Edm.String" Nullable="false" /></EntityType>
  <EntityType Name="directoryObject" BaseType="graph.entity">
    <Property Name="deletedDateTime" Type="Edm.DateTimeOffset" />
  </EntityType>
  <EntityType Name="group" BaseType="graph.directoryObject">
    <Property Name="createdDateTime" Type="Edm.DateTimeOffset" />
    <Property Name="description" Type="Edm.String" />
    <Property Name="displayName" Type="Edm.String" />
    <Property Name="groupTypes" Type="Collection(Edm.String)" Nullable="false" />
    <Property Name="mailEnabled" Type="Edm.Boolean" />
    <Property Name="mailNickname" Type="Edm.String" />
    <Property Name="securityEnabled" Type="Edm.Boolean" />
  </EntityType>
  <EntityType Name="directoryRole" BaseType="graph.directoryObject">
    <Property Name="description" Type="Edm.String" />
    <Property Name="displayName" Type="Edm.String" />
    <Property Name="roleTemplateId" Type="Edm.String" />
  </EntityType>
  <ComplexType Name="delegatedAdminRelationshipCustomerParticipant">
    <Property Name="displayName" Type="Edm.String" />
    <Property Name="tenantId" Type="Edm.String" Nullable="false" />
  </ComplexType>
  <EntityType Name="resellerDelegatedAdminRelationship" BaseType="graph.delegatedAdminRelationship">
    <Property Name="indirectProviderTenantId" Type="Edm.String" />
    <Property Name="isPartnerConsentPending" Type="Edm.Boolean" />
  </EntityType>
  <EnumType Name="delegatedAdminAccessContainerType"><Member Name="securityGroup" /></EnumType>
`;

/** Properties that Graph sends and does not publish: seen in the answers that the CLI for Microsoft 365 is tested with. */
const UNPUBLISHED = `
  <EntityType Name="serviceHealthIssue"><Property Name="highImpact" Type="Edm.Boolean" /></EntityType>
  <EntityType Name="serviceUpdateMessage"><Property Name="expiryDateTime" Type="Edm.DateTimeOffset" /></EntityType>
`;

/** Graph's types as Microsoft publishes them. */
export const graphTypes = (): Csdl =>
  readCsdl(sampleText('schema/graph-v1.0-extract.csdl.xml'), NOT_IN_THE_EXTRACT, UNPUBLISHED);

const CONTEXT = /^https:\/\/graph\.microsoft\.com\/v1\.0\/(tenantRelationships\/)?\$metadata#\S+$/;

/** Everything in which an answer is no OData collection of this type. */
export function faultsOfList(types: Csdl, body: Record<string, unknown>, type: string): readonly string[] {
  const { '@odata.context': context, '@odata.nextLink': next = 'https://', value, ...rest } = body;
  return [
    ...(CONTEXT.test(String(context)) && !String(context).endsWith('/$entity') ? [] : [`@odata.context: ${context}`]),
    ...(String(next).startsWith('https://') ? [] : [`@odata.nextLink: ${next}`]),
    ...Object.keys(rest).map((name) => `${name}: no part of a collection`),
    ...types.faults(value, `Collection(${type})`, type),
  ];
}

/** Everything in which an answer is no single thing of this type; actions and functions answer without `$entity`. */
export function faultsOfEntity(types: Csdl, body: Record<string, unknown>, type: string): readonly string[] {
  const { '@odata.context': context, ...entity } = body;
  return [...(CONTEXT.test(String(context)) ? [] : [`@odata.context: ${context}`]), ...types.faults(entity, type)];
}

const ERROR_DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;

interface GraphError {
  readonly code?: unknown;
  readonly message?: unknown;
  readonly innerError?: Readonly<Record<string, unknown>>;
}

/** Everything in which an answer is no error of Graph's. */
export function faultsOfError(body: { readonly error?: GraphError }): readonly string[] {
  const { code, message, innerError: { date, 'request-id': requestId } = {} } = body.error ?? {};
  const isOne = [code, message, requestId].every((text) => typeof text === 'string') && ERROR_DATE.test(String(date));
  return isOne ? [] : [`no error: ${JSON.stringify(body).slice(0, 200)}`];
}
