import { expect } from 'chai';
import { createGraphDomainRegistry } from '../../../../src/services/adapters/graph/domain-registry.ts';
import { aTransport, failureOf, plainTokens } from '../../../support/outside-client.ts';
import { type OutsideServer, type Reply, startOutside } from '../../../support/outside-server.ts';

describe('the tenant that owns a domain', () => {
  let graph: OutsideServer;
  let reply: Reply;

  before(async () => {
    graph = await startOutside(() => reply);
  });
  after(() => graph.close());

  const registry = () =>
    createGraphDomainRegistry({
      baseUrl: graph.url,
      tokens: plainTokens,
      scope: 'graph',
      http: aTransport().http,
      partnerTenantId: 'partner',
    });
  const tenantIdOf = (domain: string) => registry().tenantIdOf(domain, new AbortController().signal);

  it('is asked for with the partner’s token, and the domain as a quoted literal', async () => {
    reply = { body: { tenantId: 't1', displayName: 'Contoso' } };
    expect(await tenantIdOf("o'neil.example/?#")).to.equal('t1');
    const [asked] = graph.asked;
    expect(decodeURIComponent(asked?.url.pathname ?? '')).to.equal(
      "/v1.0/tenantRelationships/findTenantInformationByDomainName(domainName='o''neil.example/?#')",
    );
    expect(asked?.headers.authorization).to.equal('Bearer partner|graph');
  });

  it('leads the other way too: a tenant’s default domain by its id', async () => {
    graph.asked.length = 0;
    reply = { body: { tenantId: 't1', displayName: 'Contoso', defaultDomainName: 'contoso.com' } };
    expect(await registry().domainOf('t1', new AbortController().signal)).to.equal('contoso.com');
    expect(graph.asked[0]?.url.pathname).to.equal(
      "/v1.0/tenantRelationships/findTenantInformationByTenantId(tenantId='t1')",
    );
    reply = { body: { tenantId: 't1', defaultDomainName: null } };
    expect(await registry().domainOf('t1', new AbortController().signal)).to.equal(undefined);
  });

  it('is nobody when Graph knows none', async () => {
    reply = { status: 404, body: { error: { code: 'ResourceNotFound', message: 'none' } } };
    expect(await tenantIdOf('nobody.example')).to.equal(undefined);
  });

  it('is not guessed from a refusal or from garbage', async () => {
    reply = { status: 403, body: {} };
    await failureOf(tenantIdOf('contoso.example'), 'no-permission');
    reply = { body: {} };
    await failureOf(tenantIdOf('contoso.example'), 'garbled');
  });
});
