import { expect } from 'chai';
import sinon from 'sinon';
import { createHearPartnerCenter } from '../../src/bot/partner-center-events.ts';
import { SourceError } from '../../src/domain/source-error.ts';
import type { EventReading } from '../../src/services/ports.ts';

const POSTED = { headers: {}, body: '{}' };

function aListener(read: () => Promise<EventReading>, canKeep: () => Promise<void> = async () => {}) {
  const wake = sinon.spy();
  const onRefusal = sinon.spy();
  const deadline = () => new AbortController().signal;
  return { hear: createHearPartnerCenter({ events: { read }, deadline, canKeep, wake, onRefusal }), wake, onRefusal };
}

describe('hearing Partner Center', () => {
  it('is woken by a change, and does not wait for what it wakes', async () => {
    const { hear, wake } = aListener(async () => ({ kind: 'change', name: 'subscription-updated' }));
    expect(await hear(POSTED)).to.equal(202);
    expect(wake.args).to.deep.equal([['subscription-updated']]);
  });

  for (const [kind, status] of [
    ['test', 200],
    ['forged', 401],
    ['unreadable', 400],
  ] as const)
    it(`sleeps on: ${kind} (${status})`, async () => {
      const { hear, wake } = aListener(async () => ({ kind }));
      expect(await hear(POSTED)).to.equal(status);
      expect(wake.called).to.equal(false);
    });

  it('asks for another delivery when it cannot tell, or cannot keep', async () => {
    const unsure = aListener(async () => {
      throw new SourceError('timeout', 'partner-center', 'no answer in time');
    });
    expect(await unsure.hear(POSTED)).to.equal(503);
    expect(unsure.onRefusal.args).to.deep.equal([['no answer in time']]);

    const unable = aListener(
      async () => ({ kind: 'change', name: 'subscription-updated' }),
      async () => {
        throw new Error('the database does not answer');
      },
    );
    expect(await unable.hear(POSTED)).to.equal(503);
    expect(unable.wake.called).to.equal(false);
  });
});
