import { expect } from 'chai';
import sinon from 'sinon';
import { SourceError } from '../../../src/domain/source-error.ts';
import { createLookAtCustomer } from '../../../src/services/outages/look-at-customer.ts';
import type { HealthSource, SourceReading } from '../../../src/services/ports.ts';
import { aCustomer, anIncident, aService, NOW } from '../../support/builders.ts';

describe('look at a customer', () => {
  const spies = sinon.createSandbox();
  const customer = aCustomer();
  const record = spies.stub();
  const failed = spies.stub().resolves();
  let may = true;
  let limit: AbortController;

  const lookAt = createLookAtCustomer({
    mayRead: () => (may ? { may } : { may, why: 'ended' }),
    outages: { record },
    looks: { failed },
    clock: () => NOW,
    deadline: () => limit.signal,
    timeLimitMs: 8000,
  });
  const source = (read: () => Promise<SourceReading>): HealthSource => ({ name: 'microsoft365', read });

  beforeEach(() => {
    may = true;
    limit = new AbortController();
    spies.resetHistory();
    record.resolves([]);
  });

  it('records what the source told, and says what this look was the first to tell', async () => {
    const [known, fresh] = [anIncident({ id: 'EX1' }), anIncident({ id: 'EX2' })];
    const changes = [
      { incidentId: 'EX1', transition: 'spread', at: NOW, tenantIds: [customer.tenantId] },
      { incidentId: 'EX2', transition: 'opened', at: NOW, tenantIds: [] },
    ];
    record.resolves(changes);
    const reading = { services: [aService()], incidents: [known, fresh] };
    expect(
      await lookAt(
        customer,
        source(async () => reading),
      ),
    ).to.deep.equal({ changes, opened: [fresh] });
    sinon.assert.calledOnceWithExactly(record, {
      tenantId: customer.tenantId,
      source: 'microsoft365',
      readAt: NOW,
      incidents: [known, fresh],
      serviceIds: ['Exchange'],
    });
  });

  it('records a part as a part, with why the rest is missing', async () => {
    const gap = new SourceError('unreachable', 'azure', 'one subscription is silent');
    const looked = await lookAt(
      customer,
      source(async () => ({ services: [], incidents: [], gap })),
    );
    expect(looked.failure).to.equal(gap);
    sinon.assert.calledOnceWithMatch(record, { gap: 'unreachable' });
  });

  it('notes a source that fails, or is silent for too long, and records nothing', async () => {
    const refusal = new SourceError('throttled', 'microsoft365', '429', { retryAfterMs: 30_000 });
    expect(
      (
        await lookAt(
          customer,
          source(() => Promise.reject(refusal)),
        )
      ).failure,
    ).to.equal(refusal);
    sinon.assert.calledOnceWithExactly(failed, customer.tenantId, 'microsoft365', 'throttled', NOW);
    const silent = lookAt(
      customer,
      source(() => new Promise(() => {})),
    );
    limit.abort();
    expect((await silent).failure).to.have.property('kind', 'timeout');
    sinon.assert.notCalled(record);
  });

  it('keeps nothing of a customer whom we may not read any more by the time of the answer', async () => {
    const looked = await lookAt(
      customer,
      source(async () => {
        may = false;
        return { services: [], incidents: [anIncident()] };
      }),
    );
    expect(looked).to.deep.equal({ changes: [], opened: [] });
    sinon.assert.notCalled(record);
  });

  it('throws what is a bug', async () => {
    const bug = new TypeError('x');
    expect(
      await lookAt(
        customer,
        source(() => Promise.reject(bug)),
      ).catch((error: unknown) => error),
    ).to.equal(bug);
  });
});
