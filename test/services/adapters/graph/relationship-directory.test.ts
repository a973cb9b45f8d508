import { expect } from 'chai';
import type { Relationship } from '../../../../src/domain/gdap.ts';
import {
  createGraphContracts,
  createGraphDelegatedCustomers,
  createGraphRelationshipDirectory,
} from '../../../../src/services/adapters/graph/relationship-directory.ts';
import type { CustomerDirectory } from '../../../../src/services/ports.ts';
import { aTransport, failureOf, plainTokens } from '../../../support/outside-client.ts';
import { type OutsideServer, type Question, type Reply, startOutside } from '../../../support/outside-server.ts';

const A = 'AAAAAAAA-0000-4000-8000-000000000001';
const GROUP = 'bbbbbbbb-0000-4000-8000-000000000002';
const ROLE = 'F023FD81-a637-4b56-95fd-791ac0226033';
const signal = new AbortController().signal;

const onWire = (over: object = {}) => ({
  id: 'r1',
  displayName: ' Support ',
  customer: { tenantId: A, displayName: 'Contoso' },
  accessDetails: { unifiedRoles: [{ roleDefinitionId: ROLE }] },
  status: 'active',
  autoExtendDuration: 'P180D',
  endDateTime: '2027-02-10T11:24:42.3148266Z',
  ...over,
});

async function all<Item>(pages: AsyncIterable<readonly Item[]>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(...page);
  return items;
}

describe('the partner’s relationships in Graph', () => {
  let graph: OutsideServer;
  let reply: (question: Question) => Reply;

  before(async () => {
    graph = await startOutside((question) => reply(question));
  });
  after(() => graph.close());
  beforeEach(() => {
    graph.asked.length = 0;
  });

  const settings = () => ({
    baseUrl: graph.url,
    tokens: plainTokens,
    scope: 'graph',
    http: aTransport().http,
    partnerTenantId: 'partner',
  });
  const relationships = () => all(createGraphRelationshipDirectory(settings()).relationships(signal));
  const toldAs = async (over: object) => {
    reply = () => ({ body: { value: [onWire(over)] } });
    return (await relationships())[0] as Relationship;
  };

  it('tell one by one which provider has made them, if any has', async () => {
    const provider = () => createGraphRelationshipDirectory(settings()).providerOf({ id: 'r/1' }, signal);
    reply = () => ({ body: onWire({ indirectProviderTenantId: A }) });
    expect(await provider()).to.equal(A.toLowerCase());
    expect(graph.asked[0]?.url.pathname).to.match(/\/tenantRelationships\/delegatedAdminRelationships\/r%2F1$/);
    reply = () => ({ body: onWire() });
    expect(await provider()).to.equal(undefined);
    reply = () => ({ status: 404, body: {} });
    expect(await provider()).to.equal(undefined);
    reply = () => ({ status: 403, body: {} });
    expect((await failureOf(provider(), 'no-permission')).source).to.equal('microsoft365');
  });

  it('come 300 a page, with the partner’s own token', async () => {
    reply = ({ url }) =>
      url.searchParams.has('$skipToken')
        ? { body: { value: [onWire({ id: 'r2' })] } }
        : { body: { value: [onWire()], '@odata.nextLink': `${url.href}&$skipToken=next` } };
    expect((await relationships()).map(({ id }) => id)).to.deep.equal(['r1', 'r2']);
    expect(graph.asked.map(({ url }) => url.pathname)).to.deep.equal(
      Array(2).fill('/v1.0/tenantRelationships/delegatedAdminRelationships'),
    );
    expect(graph.asked.map(({ url }) => url.searchParams.get('$top'))).to.deep.equal(['300', '300']);
    expect(graph.asked[0]?.headers.authorization).to.equal('Bearer partner|graph');
  });

  it('become our words', async () => {
    expect(await toldAs({})).to.deep.equal({
      id: 'r1',
      tenantId: A.toLowerCase(),
      name: 'Support',
      status: 'active',
      endsAt: new Date('2027-02-10T11:24:42.314Z'),
      autoExtends: true,
      roleIds: [ROLE.toLowerCase()],
    });
  });

  it('have a status in any case, and one that gives no right when nobody knows it', async () => {
    for (const [wire, word] of [
      ['ApprovalPending', 'approval-pending'],
      ['terminationRequested', 'termination-requested'],
      ['EXPIRING', 'expiring'],
      ['hibernating', 'other'],
      [null, 'other'],
    ])
      expect((await toldAs({ status: wire })).status, `${wire}`).to.equal(word);
  });

  it('renew themselves by a duration that is one', async () => {
    for (const [wire, renews] of [
      ['P180D', true],
      ['PT0S', false],
      ['P0D', false],
      [null, false],
    ] as const)
      expect((await toldAs({ autoExtendDuration: wire })).autoExtends, `${wire}`).to.equal(renews);
  });

  it('may lack an end, roles and a name', async () => {
    const bare = await toldAs({ endDateTime: null, accessDetails: { unifiedRoles: null }, displayName: null });
    expect(bare).to.deep.include({ name: 'r1', roleIds: [] }).and.not.have.property('endsAt');
  });

  it('are passed over while they name no customer', async () => {
    reply = () => ({ body: { value: [onWire({ customer: null }), onWire({ id: 'r2' })] } });
    expect((await relationships()).map(({ id }) => id)).to.deep.equal(['r2']);
  });

  it('are not read from another host, nor for ever', async () => {
    reply = () => ({ body: { value: [], '@odata.nextLink': 'https://graph.example/v1.0/next' } });
    await failureOf(relationships(), 'garbled');
    reply = ({ url }) => ({ body: { value: [onWire()], '@odata.nextLink': url.href } });
    await failureOf(relationships(), 'garbled');
    expect(graph.asked.length).to.be.below(6);
  });

  it('fail as no-permission without the permission', async () => {
    reply = () => ({ status: 403, body: { error: { code: 'Authorization_RequestDenied', message: 'no' } } });
    await failureOf(relationships(), 'no-permission');
  });

  it('tell which security group holds which role', async () => {
    const relationship = await toldAs({});
    const details = { unifiedRoles: [{ roleDefinitionId: ROLE }] };
    const container = (type: string) => ({ accessContainerId: GROUP.toUpperCase(), accessContainerType: type });
    reply = () => ({
      body: {
        value: [
          { id: '1', status: 'Active', accessContainer: container('securityGroup'), accessDetails: details },
          { id: '2', status: 'pending', accessContainer: container('SecurityGroup'), accessDetails: details },
          { id: '3', status: 'active', accessContainer: container('unknownFutureValue'), accessDetails: details },
        ],
      },
    });
    const held = { relationshipId: 'r1', tenantId: A.toLowerCase(), groupId: GROUP, roleIds: [ROLE.toLowerCase()] };
    const assignments = await createGraphRelationshipDirectory(settings()).assignments(relationship, signal);
    expect(assignments).to.deep.equal([
      { ...held, isActive: true },
      { ...held, isActive: false },
    ]);
    expect(graph.asked.at(-1)?.url.pathname).to.match(/delegatedAdminRelationships\/r1\/accessAssignments$/);
  });

  it('name their customers, without domains; contracts tell a domain', async () => {
    const named = async (directory: CustomerDirectory, ...value: object[]) => {
      reply = () => ({ body: { value } });
      return await all(directory.pages(signal));
    };
    expect(
      await named(
        createGraphDelegatedCustomers(settings()),
        { id: A, tenantId: A, displayName: 'Contoso' },
        { id: 'nobody', tenantId: 'nobody', displayName: 'Nobody' },
      ),
    ).to.deep.equal([{ tenantId: A.toLowerCase(), name: 'Contoso', domain: '', relations: ['gdap'] }]);
    expect(
      await named(
        createGraphContracts(settings()),
        { customerId: A, displayName: null, defaultDomainName: 'contoso.com' },
        { customerId: null, displayName: 'Nobody' },
      ),
    ).to.deep.equal([
      { tenantId: A.toLowerCase(), name: 'contoso.com', domain: 'contoso.com', relations: ['contract'] },
    ]);
  });
});
