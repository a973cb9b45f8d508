import { expect } from 'chai';
import type { Agent } from '../../../../src/domain/agent.ts';
import { createGraphPartnerGroups } from '../../../../src/services/adapters/graph/partner-groups.ts';
import { aTransport, failureOf, plainTokens } from '../../../support/outside-client.ts';
import { type OutsideServer, type Question, type Reply, startOutside } from '../../../support/outside-server.ts';

const AGENT: Agent = { objectId: 'kim', tenantId: 'partner', name: 'Kim Minji' };
const signal = new AbortController().signal;
const aGroup = (id: string, displayName: string, more: object = {}) => ({
  id,
  displayName,
  securityEnabled: true,
  createdDateTime: '2020-01-01T00:00:00Z',
  ...more,
});

describe('the partner’s groups, as Graph tells them', () => {
  let graph: OutsideServer;
  let reply: (question: Question) => Reply;

  before(async () => {
    graph = await startOutside((question) => reply(question));
  });
  after(() => graph.close());
  beforeEach(() => void graph.asked.splice(0));

  const partnerGroups = () =>
    createGraphPartnerGroups({
      baseUrl: graph.url,
      tokens: plainTokens,
      scope: 'graph',
      http: aTransport().http,
      partnerTenantId: 'partner',
    });
  const pathsAsked = () => graph.asked.map(({ method, url }) => `${method} ${url.pathname}`);

  /** A directory with these groups, in which the agent is a member of those named. */
  const directory =
    (groups: readonly object[], member: readonly string[], roles: readonly string[] = []) =>
    ({ url, body }: Question): Reply => {
      if (url.pathname.endsWith('/groups')) return { body: { value: groups } };
      if (url.pathname.endsWith('/checkMemberGroups')) {
        const { groupIds } = JSON.parse(body) as { groupIds: string[] };
        return { body: { value: groupIds.filter((id) => member.includes(id)) } };
      }
      return { body: { value: roles.map((roleTemplateId) => ({ roleTemplateId })) } };
    };

  it('are found by name in any case, once; from then on only ids are asked about', async () => {
    reply = directory([aGroup('g1', 'ADMINAGENTS'), aGroup('g2', 'HelpDeskAgents')], ['g2']);
    const groups = partnerGroups();
    expect(await groups.rolesOf(AGENT, signal)).to.deep.equal(['helpdesk-agent']);
    await groups.rolesOf(AGENT, signal);
    expect(pathsAsked().filter((path) => path === 'GET /v1.0/groups')).to.have.length(1);
    const filter = graph.asked[0]?.url.searchParams.get('$filter');
    expect(filter).to.include("displayName eq 'HelpDeskAgents'").and.include("displayName eq 'SalesAgents'");
    expect(graph.asked[0]?.headers.authorization).to.equal('Bearer partner|graph');
  });

  it('are looked for again after Graph could not say', async () => {
    const groups = partnerGroups();
    reply = () => ({ status: 403, body: {} });
    await failureOf(groups.rolesOf(AGENT, signal), 'no-permission');
    reply = directory([aGroup('g1', 'AdminAgents')], ['g1']);
    expect(await groups.rolesOf(AGENT, signal)).to.deep.equal(['admin-agent']);
  });

  it('give no role to a group that somebody has named like one', async () => {
    const newer = aGroup('fake', 'AdminAgents', { createdDateTime: '2026-11-01T00:00:00Z' });
    const mailing = aGroup('list', 'SalesAgents', { securityEnabled: false });
    reply = directory([newer, aGroup('g1', 'AdminAgents'), mailing], ['fake', 'list']);
    expect(await partnerGroups().rolesOf(AGENT, signal)).to.deep.equal([]);
  });

  it('leave Global Administrator to its role template, whatever the role is called', async () => {
    reply = directory([], [], ['29232cdf-9323-42fd-ade2-1d097af3e4de', '62E90394-69F5-4237-9190-012177145E10']);
    expect(await partnerGroups().rolesOf(AGENT, signal)).to.deep.equal(['global-admin']);
    expect(pathsAsked()).to.include('GET /v1.0/users/kim/transitiveMemberOf/microsoft.graph.directoryRole');
  });

  it('are checked twenty at a time, by Graph, which follows nested groups', async () => {
    const ids = Array.from({ length: 45 }, (_, n) => `g${n}`);
    reply = directory([], ['g0', 'g20', 'g44']);
    expect(await partnerGroups().memberOf(AGENT, ids, signal)).to.deep.equal(['g0', 'g20', 'g44']);
    const sizes = graph.asked.map(({ body }) => (JSON.parse(body) as { groupIds: string[] }).groupIds.length);
    expect(sizes.toSorted()).to.deep.equal([20, 20, 5]);
    expect(new Set(pathsAsked())).to.deep.equal(new Set(['POST /v1.0/users/kim/checkMemberGroups']));
  });

  it('ask nothing about no groups', async () => {
    expect(await partnerGroups().memberOf(AGENT, [], signal)).to.deep.equal([]);
    expect(graph.asked).to.deep.equal([]);
  });

  it('have nobody in them whom the directory does not know', async () => {
    reply = ({ url }) =>
      url.pathname.endsWith('/groups')
        ? { body: { value: [aGroup('g1', 'AdminAgents')] } }
        : { status: 404, body: { error: { code: 'Request_ResourceNotFound', message: 'none' } } };
    const stranger = { ...AGENT, objectId: '../groups?x=1#' };
    expect(await partnerGroups().rolesOf(stranger, signal)).to.deep.equal([]);
    expect(pathsAsked()).to.include('POST /v1.0/users/..%2Fgroups%3Fx%3D1%23/checkMemberGroups');
  });

  it('are named, once each, and left out where Graph knows none', async () => {
    reply = ({ url }) =>
      url.pathname.endsWith('/g1') ? { body: aGroup('g1', 'GDAP Korea') } : { status: 404, body: {} };
    const groups = partnerGroups();
    const named = new Map([['g1', 'GDAP Korea']]);
    expect(await groups.namesOf(['g1', 'gone'], signal)).to.deep.equal(named);
    expect(await groups.namesOf(['g1'], signal)).to.deep.equal(named);
    expect(pathsAsked().filter((path) => path.endsWith('/g1'))).to.have.length(1);
  });
});
