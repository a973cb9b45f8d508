import { expect } from 'chai';
import limits from '../../src/bot/teams-limits.json' with { type: 'json' };
import { describeSamples, sample } from '../support/samples.ts';

interface Published {
  readonly globalPerAppPerTenantRps: number;
  readonly perBotPerThread: readonly { readonly op: string; readonly windowSec: number; readonly max: number }[];
}

describeSamples('contract: Teams’ rate limits as Microsoft publishes them', () => {
  it('are the ones we keep', () => {
    const published = sample('../teams/rate-limits.json') as Published;
    const sends = published.perBotPerThread.filter(({ op }) => op === 'sendToConversation');
    expect(limits.conversation).to.deep.equal(
      sends.map(({ windowSec, max }) => ({ windowMs: windowSec * 1000, most: max })),
    );
    expect(limits.tenant).to.deep.equal([{ windowMs: 1000, most: published.globalPerAppPerTenantRps }]);
  });
});
