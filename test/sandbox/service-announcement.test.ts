import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { asTenant, GRAPH, PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';

const ROOT = '/v1.0/admin/serviceAnnouncement';
const NOW = new Date('2026-11-22T10:00:00Z');
const CSDL = '../shared/data/microsoft/schema/graph-v1.0-extract.csdl.xml';
const STAMP = /^2026-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}Z$/;

describe('sandbox: Graph service announcements', () => {
  let sandbox: Sandbox;
  before(async () => {
    sandbox = await startSandbox({ now: NOW, fixedClock: true });
  });
  after(() => sandbox.stop());

  const asCustomer = (domain: string) => asTenant(sandbox, `${domain}.onmicrosoft.com`, GRAPH);
  const ids = (body: { value: { id: string }[] }): string[] => body.value.map(({ id }) => id);

  it('lists the 26 services of Contoso, Exchange degraded', async () => {
    const get = await asCustomer('contoso');
    const { body } = await get(`${ROOT}/healthOverviews`);
    expect(body['@odata.context']).to.match(/\$metadata#admin\/serviceAnnouncement\/healthOverviews$/);
    expect(body.value).to.have.length(26);
    expect(body.value[0]).to.deep.equal({ service: 'Exchange Online', status: 'serviceDegradation', id: 'Exchange' });
  });

  it('shows one service by name, with its issues when they are asked for', async () => {
    const get = await asCustomer('contoso');
    const { body } = await get(`${ROOT}/healthOverviews/Exchange%20Online?$expand=issues`);
    expect(body['@odata.context']).to.match(/\/\$entity$/);
    expect(body.issues[0]).to.include({ id: 'EX1347120', service: 'Exchange Online', isResolved: false });
    expect((await get(`${ROOT}/healthOverviews/Exchange%20Online/issues`)).body.value).to.deep.equal(body.issues);
    expect((await get(`${ROOT}/healthOverviews/Exchange`)).status).to.equal(403);
  });

  it('tells an incident as a timeline, oldest post first, with a promise for the future', async () => {
    const get = await asCustomer('contoso');
    const { body } = await get(`${ROOT}/issues/EX1347120`);
    const texts: string[] = body.posts.map((post: { description: { content: string } }) => post.description.content);
    const times: string[] = body.posts.map((post: { createdDateTime: string }) => post.createdDateTime);
    expect(texts).to.have.length(10);
    expect(times).to.deep.equal([...times].sort());
    expect(times.at(-1)).to.equal(body.lastModifiedDateTime);
    for (const time of times) expect(time).to.match(STAMP);
    expect(texts.at(-1)).to.match(/^Title: .+\n\nUser impact: .+\n\nMore info: .+\n\nCurrent status: /);
    expect(texts.at(-1)).to.match(/\n\nNext update by: Sunday, November 22, 2026, at 11:00 AM UTC$/);
    expect(texts.some((text) => /[.!]Current status: /.test(text) || /delivered\.More info: /.test(text))).to.equal(
      true,
    );
    expect(texts.some((text) => text.includes('<ul><li>'))).to.equal(true);
    expect(texts.some((text) => !text.includes(': '))).to.equal(true);
  });

  it('says in JSON within JSON that an issue is not this tenant’s', async () => {
    const get = await asCustomer('fourthcoffee');
    const { body } = await get(`${ROOT}/issues/EX1347120`);
    expect(body.error.code).to.equal('UnknownError');
    const message = JSON.parse(body.error.message);
    expect(message.code).to.equal('forbidden');
    expect(JSON.parse(message.message).error).to.match(/^Resource doesn't exist for the tenant\./);
  });

  it('pages as preferred, and the pages make up the whole', async () => {
    const get = await asCustomer('contoso');
    const whole = await get(`${ROOT}/issues`);
    const collected: string[] = [];
    let link: string | undefined = `${ROOT}/issues`;
    while (link !== undefined) {
      const page = await get(link, { prefer: 'odata.maxpagesize=7' });
      expect(page.body.value.length).to.be.at.most(7);
      collected.push(...ids(page.body));
      link = page.body['@odata.nextLink'];
      if (link) expect(link).to.include(`${sandbox.url}${ROOT}/issues?$skip=`);
    }
    expect(collected).to.deep.equal(ids(whole.body));
    expect(collected.length).to.be.above(14);
  });

  it('ends with a full page when the pages come out even', async () => {
    const get = await asCustomer('contoso');
    const first = await get(`${ROOT}/healthOverviews`, { prefer: 'odata.maxpagesize=13' });
    const second = await get(first.body['@odata.nextLink'], { prefer: 'odata.maxpagesize=13' });
    expect([first.body.value.length, second.body.value.length]).to.deep.equal([13, 13]);
    expect(second.body).not.to.have.property('@odata.nextLink');
  });

  it('filters, and keeps the filter in the next link', async () => {
    const get = await asCustomer('contoso');
    const filter = encodeURIComponent("isResolved ne true and (service eq 'Exchange Online' or endDateTime eq null)");
    const page = await get(`${ROOT}/issues?$filter=${filter}`, { prefer: 'odata.maxpagesize=10' });
    const rest = await get(page.body['@odata.nextLink']);
    expect([...ids(page.body), ...ids(rest.body)]).to.have.length(15);
    const none = await get(`${ROOT}/issues?$filter=lastModifiedDateTime gt 2026-11-22T10:00:00Z`);
    expect(none.body.value).to.deep.equal([]);
  });

  for (const query of ["$filter=posts eq 'x'", '$filter=isResolved eq', '$orderby=title', '$skip=many']) {
    it(`answers 400 to ${query}`, async () => {
      const get = await asCustomer('contoso');
      const { status, body } = await get(`${ROOT}/issues?${query}`);
      expect(status).to.equal(400);
      expect(body.error.code).to.equal('BadRequest');
    });
  }

  it('shows each tenant its own, and the partner’s tenant nothing', async () => {
    const open = `${ROOT}/issues?$filter=isResolved eq false and classification eq 'incident'`;
    const [contoso, fabrikam, quiet] = await Promise.all(['contoso', 'fabrikam', 'litwareinc'].map(asCustomer));
    expect(ids((await contoso?.(open))?.body)).to.deep.equal(['EX1347120']);
    expect(ids((await fabrikam?.(open))?.body)).to.deep.equal(['EX1347120']);
    expect(ids((await quiet?.(open))?.body)).to.deep.equal([]);
    expect((await (await asTenant(sandbox, PARTNER_TENANT_ID, GRAPH))(open)).status).to.equal(403);
  });

  it('carries messages of the services that the tenant has', async () => {
    const get = await asCustomer('contoso');
    const { body } = await get(`${ROOT}/messages`);
    expect(ids(body)).to.have.length(3);
    expect(body.value[0].body.contentType).to.equal('html');
  });

  it('speaks in the words of the published schema alone', async function () {
    if (!existsSync(CSDL)) {
      if (process.env.CI)
        expect.fail(`${CSDL} is missing; without it nobody knows whether the sandbox tells the truth.`);
      console.warn(`      SKIPPED: ${CSDL} is not here, so the shapes are not compared with Microsoft's schema.`);
      return this.skip();
    }
    const schema = await readFile(CSDL, 'utf8');
    const declared = (type: string): string[] => {
      const element = new RegExp(`<\\w+Type Name="${type}".*?</\\w+Type>`, 's').exec(schema)?.[0] ?? expect.fail(type);
      return [...element.matchAll(/(?:Property|Member) Name="(\w+)"/g)].map(([, name = '']) => name);
    };
    const base = [...declared('serviceAnnouncementBase'), 'id'];
    const allowed = {
      overview: [...declared('serviceHealth'), 'id'],
      issue: [...base, ...declared('serviceHealthIssue'), 'highImpact'],
      post: declared('serviceHealthIssuePost'),
      message: [...base, ...declared('serviceUpdateMessage'), 'expiryDateTime'],
      status: declared('serviceHealthStatus'),
      classification: declared('serviceHealthClassificationType'),
      postType: declared('postType'),
    };
    const healthy = ['contoso', 'adventureworks', 'blueyonderairlines', 'miraeelec', 'bestforyouorganics'];
    for (const domain of healthy) {
      const get = await asCustomer(domain);
      const { body: overviews } = await get(`${ROOT}/healthOverviews?$expand=issues`);
      const { body: messages } = await get(`${ROOT}/messages`);
      for (const message of messages.value) expect(allowed.message).to.include.members(Object.keys(message));
      for (const overview of overviews.value) {
        expect(allowed.overview).to.include.members(Object.keys(overview));
        expect(allowed.status).to.include(overview.status);
        for (const issue of overview.issues) {
          expect(Object.keys(issue)).to.have.members(allowed.issue);
          expect(allowed.status).to.include(issue.status);
          expect(allowed.classification).to.include(issue.classification);
          for (const post of issue.posts) {
            expect(Object.keys(post)).to.have.members(allowed.post);
            expect(allowed.postType).to.include(post.postType);
          }
        }
      }
    }
  });

  it('finds the tenant of a domain or an id, with a token of the partner', async () => {
    const get = await asTenant(sandbox, PARTNER_TENANT_ID, GRAPH);
    const find = '/v1.0/tenantRelationships/findTenantInformationBy';
    const byDomain = await get(`${find}DomainName(domainName='contoso.com')`);
    expect(byDomain.body).to.include({ displayName: 'Contoso', defaultDomainName: 'contoso.com' });
    const byId = await get(`${find}TenantId(tenantId='${byDomain.body.tenantId}')`);
    expect(byId.body).to.deep.equal(byDomain.body);
    const unknown = await get(`${find}DomainName(domainName='nobody.example')`);
    expect([unknown.status, unknown.body.error.code]).to.deep.equal([404, 'Request_ResourceNotFound']);
    const asContoso = await asCustomer('contoso');
    expect((await asContoso(`${find}DomainName(domainName='contoso.com')`)).status).to.equal(403);
  });
});
