import { expect } from 'chai';
import { isWorse, worst } from '../../src/domain/health-status.ts';
import { PHASES, statusOf } from '../../src/domain/phase.ts';

describe('health status', () => {
  it('is the worst of several, and unknown when nobody has said anything', () => {
    expect(worst(['operational', 'advisory', 'degraded'])).to.equal('degraded');
    expect(worst(['operational', 'unknown', 'advisory'])).to.equal('unknown');
    expect(worst([])).to.equal('unknown');
    expect(isWorse('interrupted', 'degraded')).to.equal(true);
    expect(isWorse('degraded', 'degraded')).to.equal(false);
  });

  it('follows from the phase, milder for what Microsoft calls an advisory', () => {
    expect(statusOf('interrupted')).to.equal('interrupted');
    expect(statusOf('investigating')).to.equal('degraded');
    expect(statusOf('investigating', 'advisory')).to.equal('advisory');
    expect(statusOf('interrupted', 'advisory')).to.equal('advisory');
    expect(statusOf('restored')).to.equal('operational');
    expect(statusOf('other')).to.equal('advisory');
    expect(statusOf('unheard')).to.equal('unknown');
    expect(statusOf('investigating', 'maintenance')).to.equal('maintenance');
    for (const phase of PHASES) expect(statusOf(phase), phase).to.be.a('string');
  });
});
