import { expect } from 'chai';
import type { OwnTrouble } from '../../../src/domain/own-trouble.ts';
import type { FailureKind } from '../../../src/domain/source-error.ts';
import { createTokenTally, createTokenWatch } from '../../../src/services/oncall/watch-tokens.ts';
import type { TokenStanding } from '../../../src/services/oncall-ports.ts';
import { minutesAgo, NOW } from '../../support/builders.ts';

describe('the watch over tokens', () => {
  it('counts for each tenant its last answer, and a tenant’s own refusal as one', () => {
    const tally = createTokenTally(() => NOW);
    const told: readonly (readonly [string, FailureKind | undefined])[] = [
      ['a', 'timeout'],
      ['a', undefined],
      ['b', 'no-consent'],
      ['c', 'unreachable'],
      ['d', 'sign-in'],
    ];
    for (const [tenantId, failure] of told) tally.note(tenantId, failure);
    expect(tally.take()).to.deep.equal([
      { tenantId: 'a', at: NOW },
      { tenantId: 'b', at: NOW },
      { tenantId: 'c', at: NOW, failure: 'unreachable' },
      { tenantId: 'd', at: NOW, failure: 'sign-in' },
    ]);
    expect(tally.take()).to.deep.equal([]);
  });

  const open: OwnTrouble = { id: 't', kind: 'tokens', since: minutesAgo(20), failedAt: NOW, tries: 1, why: '' };

  /** What the watch does where tokens stand like this. */
  async function does(standing: TokenStanding, trouble?: OwnTrouble): Promise<string> {
    let did = 'nothing';
    const spans: Date[][] = [];
    await createTokenWatch({
      tally: { take: () => [] },
      outcomes: {
        note: async () => expect.fail('there was nothing to note'),
        async standing(...span) {
          spans.push(span);
          return standing;
        },
      },
      troubles: {
        since: async () => (trouble ? [trouble] : []),
        async failed(kind, _at, why, since) {
          did = `${kind}: ${why}, since ${since?.toISOString()}`;
        },
        async worked(kind) {
          did = `${kind} work`;
        },
      },
      clock: () => NOW,
    })();
    // Who has been failing since before the trouble is in no part of it.
    expect(spans).to.deep.equal([[minutesAgo(10), minutesAgo(trouble ? 30 : 10)]]);
    return did;
  }
  const since = minutesAgo(4);

  it('sees one trouble where most tenants fail at once', async () => {
    const standing: TokenStanding = { asked: 5, failing: 3, since, failure: 'unreachable' };
    expect(await does(standing)).to.equal(`tokens: 3 of 5 tenants: unreachable, since ${since.toISOString()}`);
    expect(await does(standing, open)).to.include('3 of 5');
  });

  it('sees none where some fail, or few were asked', async () => {
    expect(await does({ asked: 6, failing: 3, since, failure: 'sign-in' })).to.equal('nothing');
    expect(await does({ asked: 2, failing: 2, since, failure: 'sign-in' })).to.equal('nothing');
    expect(await does({ asked: 0, failing: 0 })).to.equal('nothing');
  });

  it('ends once most are given tokens again, and not because nobody asks', async () => {
    expect(await does({ asked: 4, failing: 2, since, failure: 'timeout' }, open)).to.equal('tokens work');
    expect(await does({ asked: 0, failing: 0 }, open)).to.equal('nothing');
  });
});
