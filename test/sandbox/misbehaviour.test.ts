import { expect } from 'chai';
import { type Sandbox, startSandbox } from '../support/sandbox.ts';
import { asTenant, GRAPH } from '../support/sandbox-calls.ts';

const ISSUES = '/v1.0/admin/serviceAnnouncement/issues';

describe('sandbox: misbehaviour', () => {
  let sandbox: Sandbox;
  let get: Awaited<ReturnType<typeof asTenant>>;
  before(async () => {
    sandbox = await startSandbox();
    get = await asTenant(sandbox, 'contoso.onmicrosoft.com', GRAPH);
  });
  afterEach(async () => {
    await sandbox.clearFaults();
    await sandbox.clearRequests();
  });
  after(() => sandbox.stop());

  it('sends the status, headers and body it is told to, so many times', async () => {
    const id = await sandbox.fault({
      path: ISSUES,
      status: 503,
      headers: { 'retry-after': '7' },
      body: { a: 1 },
      times: 2,
    });
    expect(id).to.match(/^fault-\d+$/);
    const answers = [await get(ISSUES), await get(ISSUES), await get(ISSUES)];
    expect(answers.map(({ status }) => status)).to.deep.equal([503, 503, 200]);
    expect(answers[0]?.headers.get('retry-after')).to.equal('7');
    expect(answers[0]?.body).to.deep.equal({ a: 1 });
  });

  it('strikes one tenant, by regular expression too, and stops when cleared', async () => {
    await sandbox.fault({ path: 'issues(\\?|$)', tenant: 'fabrikam.onmicrosoft.com', status: 500 });
    const fabrikam = await asTenant(sandbox, 'fabrikam.onmicrosoft.com', GRAPH);
    expect([(await get(ISSUES)).status, (await fabrikam(ISSUES)).status]).to.deep.equal([200, 500]);
    await sandbox.clearFaults();
    expect((await fabrikam(ISSUES)).status).to.equal(200);
  });

  it('cuts answers off, and delays them', async () => {
    await sandbox.fault({ path: ISSUES, truncate: true, delayMs: 1 });
    const cut = await get(ISSUES).catch((error: unknown) => error);
    expect(cut).to.be.instanceOf(SyntaxError);
  });

  it('hangs until the client gives up, and notes that it never answered', async () => {
    await sandbox.fault({ path: ISSUES, hang: true });
    const giveUp = new AbortController();
    const hung = fetch(sandbox.url + ISSUES, { signal: giveUp.signal }).catch((error: Error) => error.name);
    while ((await sandbox.requests()).length === 0);
    giveUp.abort();
    expect(await hung).to.equal('AbortError');
    const [request] = await sandbox.requests();
    expect(request).to.include({ method: 'GET', path: ISSUES, tenant: null, status: 0 });
  });

  it('lets go of a slow answer as soon as the client does', async () => {
    await sandbox.fault({ path: ISSUES, delayMs: 3_600_000 });
    const giveUp = new AbortController();
    const slow = fetch(sandbox.url + ISSUES, { signal: giveUp.signal }).catch((error: Error) => error.name);
    while ((await sandbox.requests()).length === 0);
    giveUp.abort();
    expect(await slow).to.equal('AbortError');
    expect((await sandbox.requests())[0]?.status).to.equal(0);
  });

  it('holds its answers until it is let go, and tells when somebody waits for one', async () => {
    const id = await sandbox.fault({ path: ISSUES, held: true, times: 1 });
    let isAnswered = false;
    const held = get(ISSUES).then(({ status }) => {
      isAnswered = true;
      return status;
    });
    await sandbox.met(id);
    expect((await get(ISSUES)).status).to.equal(200);
    expect(isAnswered).to.equal(false);
    await sandbox.clearFault(id);
    expect(await held).to.equal(200);
  });

  it('counts what was asked, by tenant, but not its own strings', async () => {
    await get(`${ISSUES}?$top=1`);
    const contoso = (await sandbox.customers()).find(({ name }) => name === 'Contoso');
    const noted = { method: 'GET', path: ISSUES, query: '?$top=1', tenant: contoso?.tenantId, status: 200 };
    expect(await sandbox.requests()).to.deep.equal([noted]);
  });

  const nonsense = [
    { status: 503 },
    { path: '(' },
    { path: '/', satus: 1 },
    { path: '/', times: '1' },
    { path: '/', tenant: 'x' },
  ];
  for (const body of [...nonsense, { path: '/', status: 99 }]) {
    it(`refuses the fault ${JSON.stringify(body)}`, async () => {
      const response = await fetch(`${sandbox.url}/_sandbox/faults`, { method: 'POST', body: JSON.stringify(body) });
      expect(response.status).to.equal(400);
      expect(await response.json())
        .to.have.property('error')
        .that.is.a('string');
    });
  }

  it('has customers that misbehave by themselves', async () => {
    const throttled = await (await asTenant(sandbox, 'consolidatedmessenger.onmicrosoft.com', GRAPH))(ISSUES);
    expect([throttled.status, throttled.headers.get('retry-after')]).to.deep.equal([429, '30']);
    const garbled = await asTenant(sandbox, 'graphicdesigninstitute.onmicrosoft.com', GRAPH);
    expect(await garbled(ISSUES).catch((error: unknown) => error)).to.be.instanceOf(SyntaxError);
    const html = await garbled('/v1.0/admin/serviceAnnouncement/healthOverviews');
    expect([html.status, html.body]).to.satisfy(
      ([status, body]: [number, string]) => status === 200 && body.startsWith('<html>'),
    );
  });

  it('throttles the 241st request of a minute, for that tenant alone, unless switched off', async () => {
    const busy = await asTenant(sandbox, 'proseware.onmicrosoft.com', GRAPH);
    const path = '/v1.0/admin/serviceAnnouncement/healthOverviews/Planner';
    for (let count = 0; count < 240; count += 1) expect((await busy(path)).status).to.equal(200);
    const refused = await busy(path);
    expect([refused.status, refused.body.error.code]).to.deep.equal([429, 'TooManyRequests']);
    expect(Number(refused.headers.get('retry-after'))).to.be.within(1, 60);
    expect((await get(path)).status).to.equal(200);
    await sandbox.setThrottling(false);
    expect((await busy(path)).status).to.equal(200);
    await sandbox.setThrottling(true);
  });
});
