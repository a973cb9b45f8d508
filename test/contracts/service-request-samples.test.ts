import { expect } from 'chai';
import { RequestPage, RequestWithNotes } from '../../src/services/adapters/partner-center/service-requests-schema.ts';
import { anAsking } from '../support/outside-client.ts';
import { describeSamples, sample } from '../support/samples.ts';
import { type Sandbox, type SandboxCustomer, startSandbox } from '../support/sandbox.ts';
import { asTenant, PARTNER_CENTER, PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { sandboxTokens } from '../support/sandbox-tokens.ts';
import { beyond, shapeOf } from '../support/shape.ts';

const LIST = 'partner/servicerequests.list.json';
const ONE = 'partner/servicerequests.get.json';
/** What a changed one, and a new one, came back as: the same thing, with a member more. */
const OTHERS = ['partner/servicerequests.patch.2.json', 'partner/servicerequests.create.DEPRECATED.2.json'];

describeSamples('contract: service requests as Microsoft publishes them', () => {
  it('a list, by number, becomes our words', () => {
    expect(RequestPage.parse(sample(LIST))).to.deep.equal({
      total: 1,
      items: [
        {
          id: '615112491169010',
          title: 'Test',
          status: 'open',
          severity: 'unknown',
          contact: 'FirstName LastName',
          createdAt: new Date('2015-11-24T01:07:00.863Z'),
          updatedAt: new Date('2015-11-24T01:17:10.610Z'),
        },
      ],
    });
  });

  it('one request, by word, becomes our words with its notes; “0001-01-01” is no time', () => {
    expect(RequestWithNotes.parse(sample(ONE))).to.deep.equal({
      id: '616122292874576',
      title: 'TrialSR',
      description: 'Ignore this SR',
      topic: 'Cannot manage my profile',
      status: 'open',
      severity: 'critical',
      createdAt: new Date('2016-12-22T20:31:17.240Z'),
      updatedAt: new Date('2017-01-09T23:31:15.373Z'),
      notes: [{ by: 'Account', at: new Date('2017-01-09T23:31:15.373Z'), text: 'Sample Note' }],
    });
  });

  it('what changing and filing once answered is read the same way; without a state it is unknown', () => {
    const [changed, filed] = OTHERS.map((name) => RequestWithNotes.parse(sample(name)));
    expect(changed).to.deep.equal(RequestWithNotes.parse(sample(ONE)));
    expect(filed).to.include({ status: 'unknown', severity: 'critical' });
    expect(filed?.contact).to.equal('Account, admin@testtestbugbash1.onmicrosoft.com');
    expect(filed?.createdAt).to.equal(undefined);
  });

  describe('and as the sandbox mirrors them', () => {
    let sandbox: Sandbox;
    let contoso: SandboxCustomer;
    let ask: (path: string) => Promise<{ readonly status: number; readonly body: any }>;
    before(async function open() {
      this.timeout(60_000);
      sandbox = await startSandbox();
      contoso = (await sandbox.customers()).find(({ name }) => name === 'Contoso') as SandboxCustomer;
      const tokens = await sandboxTokens(sandbox);
      const token = await tokens.partner.for(PARTNER_TENANT_ID, `${PARTNER_CENTER}/.default`, anAsking());
      const get = await asTenant(sandbox, PARTNER_TENANT_ID, PARTNER_CENTER);
      ask = (path) => get(`/v1/customers/${contoso.tenantId}${path}`, { authorization: `Bearer ${token}` });
    });
    after(() => sandbox.stop());

    /** Documented, and null in every sample. */
    const PRODUCT = { productName: 'Exchange Online' };

    it('a list, and one of it, go nowhere beyond the published shapes', async () => {
      const list = sample(LIST) as { items: { primaryContact: object }[] };
      const { body } = await ask('/servicerequests?offset=0&size=2');
      expect(beyond(shapeOf({ ...list, items: [...list.items, PRODUCT] }), body, 'requests')).to.deep.equal([]);
      expect([body.totalCount, body.items.length]).to.deep.equal([3, 2]);
      const contacts = list.items.map(({ primaryContact }) => ({ primaryContact }));
      const one = shapeOf(...[ONE, ...OTHERS].map(sample), PRODUCT, ...contacts);
      for (const { id } of body.items)
        expect(beyond(one, (await ask(`/servicerequests/${id}`)).body, id)).to.deep.equal([]);
      expect(RequestPage.parse(body).items.map(({ status }) => status)).to.deep.equal(['attention-needed', 'open']);
    });

    it('takes no option that it does not simulate', async () => {
      for (const option of ['filter=x', 'offset=-1', 'size=0'])
        expect((await ask(`/servicerequests?${option}`)).status, option).to.equal(400);
    });
  });
});
