import { expect } from 'chai';
import sinon from 'sinon';
import type { Customer } from '../../../src/domain/customer.ts';
import { SourceError } from '../../../src/domain/source-error.ts';
import type { RightToRead } from '../../../src/services/access/may-read.ts';
import type { FailedJob, Job } from '../../../src/services/outage-ports.ts';
import type { Looked } from '../../../src/services/outages/look-at-customer.ts';
import { createRounds } from '../../../src/services/outages/rounds.ts';
import type { HealthSource } from '../../../src/services/ports.ts';
import { aCustomer, anIncident } from '../../support/builders.ts';

const CONTOSO = aCustomer({ tenantId: 'contoso' });
const FABRIKAM = aCustomer({ tenantId: 'fabrikam' });
const source = (name: HealthSource['name']): HealthSource => ({
  name,
  read: async () => ({ services: [], incidents: [] }),
});

describe('rounds', () => {
  const spies = sinon.createSandbox();
  const sent: Job<'look'>[] = [];
  const waiting = new Set<string>();
  const rights = new Map<string, RightToRead>();
  const looked = new Map<string, Looked | Error>();
  const spreadForward = spies.stub().resolves(0);
  const onFailure = spies.spy();
  const onError = spies.spy();
  let known: readonly Customer[];
  let look: (jobs: readonly Job<'look'>[]) => Promise<readonly FailedJob[]>;

  const rounds = createRounds({
    jobs: {
      send: async (_kind, jobs) => void sent.push(...(jobs as readonly Job<'look'>[])),
      missing: async (_kind, keys) => keys.filter((key) => !waiting.has(key)),
      work: async (_kind, _options, run) => {
        look = run as typeof look;
      },
    },
    sources: [
      { source: source('microsoft365'), everyMs: 60_000 },
      { source: source('azure'), everyMs: 300_000 },
    ],
    customers: () => known,
    byTenantId: (tenantId) => known.find((customer) => customer.tenantId === tenantId),
    mayRead: ({ tenantId }) => rights.get(tenantId) ?? { may: true },
    lookAtCustomer: async ({ tenantId }) => {
      const result = looked.get(tenantId) ?? { changes: [], opened: [] };
      if (result instanceof Error) throw result;
      return result;
    },
    spreadForward,
    random: () => 0.5,
    onLooked: () => {},
    onFailure,
    onError,
  });
  const job = (tenantId: string, over: Partial<Job<'look'>['data']> = {}): Job<'look'> => ({
    key: `microsoft365 ${tenantId}`,
    data: { tenantId, source: 'microsoft365', failures: 0, ...over },
  });

  before(() => rounds.work());
  beforeEach(() => {
    known = [CONTOSO, FABRIKAM];
    sent.length = 0;
    waiting.clear();
    rights.clear();
    looked.clear();
    spies.resetHistory();
  });

  it('see to it that every customer is looked at by every source, those that are missing apart from each other', async () => {
    waiting.add('microsoft365 contoso');
    await rounds.reconcile();
    expect(sent.map(({ key }) => key)).to.deep.equal(['microsoft365 fabrikam', 'azure contoso', 'azure fabrikam']);
    expect(sent.map(({ afterMs }) => afterMs)).to.deep.equal([10, 20, 20]);
    expect(sent[0]?.data).to.deep.include({ first: true });
  });

  it('look at nobody whom we may not read', async () => {
    rights.set('contoso', { may: false, why: 'offboarded' });
    rights.set('fabrikam', { may: false, why: 'unknown' });
    await rounds.reconcile();
    expect(sent).to.deep.equal([]);
    await look([job('contoso'), job('fabrikam'), job('nobody'), job('contoso', { source: 'azure' })]);
    expect(sent, 'no further look').to.deep.equal([]);
  });

  it('look again after the interval', async () => {
    expect(await look([job('contoso'), job('fabrikam', { failures: 3 })])).to.deep.equal([]);
    expect(sent).to.deep.equal([
      { ...job('contoso'), afterMs: 60_000 },
      { ...job('fabrikam'), afterMs: 60_000 },
    ]);
  });

  it('look more slowly at who does not answer, and not before the time that a throttling source asks for', async () => {
    const failure = new SourceError('throttled', 'microsoft365', '429', { retryAfterMs: 400_000 });
    looked.set('contoso', { changes: [], opened: [], failure });
    await look([job('contoso', { failures: 1 })]);
    expect(sent).to.deep.equal([{ ...job('contoso', { failures: 2 }), afterMs: 400_000 }]);
    sinon.assert.calledOnceWithExactly(onFailure, CONTOSO, failure);
  });

  it('go on after a bug, which holds nobody else up', async () => {
    looked.set('contoso', new TypeError('x'));
    expect(await look([job('contoso'), job('fabrikam')])).to.deep.equal([]);
    expect(sent.map(({ afterMs }) => afterMs)).to.deep.equal([120_000, 60_000]);
    sinon.assert.calledOnce(onError);
  });

  it('bring others forward for what is new, not for what is seen for the first time after a while', async () => {
    const opened = [anIncident()];
    looked.set('contoso', { changes: [], opened });
    await look([job('contoso', { first: true })]);
    sinon.assert.notCalled(spreadForward);
    await look([job('contoso')]);
    sinon.assert.calledOnceWithExactly(spreadForward, 'contoso', opened);
    expect(sent.every(({ data }) => data.first === undefined)).to.equal(true);
  });
});
