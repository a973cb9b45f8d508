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

  const tenantIdOf = (domain: string) =>
    createGraphDomainRegistry({
      baseUrl: graph.url,
      tokens: plainTokens,
      scope: 'graph',
      http: aTransport().http,
      partnerTenantId: 'partner',
    }).tenantIdOf(domain, new AbortController().signal);

  it('is asked for with the partner’s token, and the domain as a quoted literal', async () => {
    reply = { body: { tenantId: 't1', displayName: 'Contoso' } };
    expect(await tenantIdOf("o'neil.example/?#")).to.equal('t1');
    const [asked] = graph.asked;
    expect(decodeURIComponent(asked?.url.pathname ?? '')).to.equal(
      "/v1.0/tenantRelationships/findTenantInformationByDomainName(domainName='o''neil.example/?#')",
    );
    expect(asked?.headers.authorization).to.equal('Bearer partner|graph');
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
