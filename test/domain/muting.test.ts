import { expect } from 'chai';
import type { LivingCard, MuteUntil } from '../../src/domain/living-card.ts';
import { isMuted } from '../../src/domain/muting.ts';
import { anIncident, minutesAgo, NOW } from '../support/builders.ts';
import { anOutage, KIM_AGENT } from '../support/following.ts';

describe('a muted card', () => {
  const muted = (until: MuteUntil): LivingCard => ({
    followingId: 'f',
    incidentId: 'EX1234567',
    muted: { by: KIM_AGENT, at: minutesAgo(10), until },
  });

  it('speaks again when what it was muted for is over', () => {
    const updated = anOutage({ incident: anIncident({ updatedAt: minutesAgo(5) }) });
    const ended = anOutage({ state: 'resolved' });
    for (const [until, outage, now, silent] of [
      [{ kind: 'time', at: minutesAgo(-1) }, ended, NOW, true],
      [{ kind: 'time', at: NOW }, anOutage(), NOW, false],
      [{ kind: 'next-update' }, anOutage(), NOW, true],
      [{ kind: 'next-update' }, updated, NOW, false],
      [{ kind: 'resolved' }, updated, NOW, true],
      [{ kind: 'resolved' }, ended, NOW, false],
      [{ kind: 'resolved' }, anOutage({ state: 'vanished' }), NOW, false],
    ] as const) {
      expect(isMuted(muted(until), outage, now), `${until.kind} ${outage.state}`).to.equal(silent);
    }
  });
});
