import { expect } from 'chai';
import { SourceError } from '../../../src/domain/source-error.ts';
import { guardedGroups } from '../../../src/services/access/guarded-groups.ts';
import { createCircuits } from '../../../src/services/health/circuits.ts';
import { NOW } from '../../support/builders.ts';
import { failureOf } from '../../support/outside-client.ts';

const KIM = { objectId: 'kim', tenantId: 'partner', name: 'Kim' };
const { signal } = new AbortController();

describe('the partner’s directory, guarded', () => {
  function directory() {
    const world = { now: NOW.getTime(), asked: 0, isDown: true };
    const answer = async <Answer>(told: Answer): Promise<Answer> => {
      world.asked += 1;
      if (world.isDown) throw new SourceError('timeout', 'microsoft365', 'no answer in time');
      return told;
    };
    const groups = guardedGroups(
      {
        rolesOf: () => answer(['helpdesk-agent']),
        memberOf: () => answer(['group']),
        namesOf: () => answer(new Map([['group', 'Support']])),
      },
      'partner',
      createCircuits({
        clock: () => new Date(world.now),
        random: () => 0,
        onOpen: () => undefined,
        onClose: () => undefined,
      }),
    );
    return { world, groups };
  }

  it('is left alone for half a minute after three questions in vain, whichever they were', async () => {
    const { world, groups } = directory();
    await failureOf(groups.rolesOf(KIM, signal), 'timeout');
    await failureOf(groups.memberOf(KIM, ['group'], signal), 'timeout');
    await failureOf(groups.namesOf(['group'], signal), 'timeout');
    const failure = await failureOf(groups.rolesOf(KIM, signal), 'timeout');
    expect(failure.message).to.match(/^not asked after 3 failures/);
    expect(world.asked).to.equal(3);
  });

  it('is asked again then, and whatever it answers ends that', async () => {
    const { world, groups } = directory();
    for (let times = 0; times < 3; times += 1) await failureOf(groups.rolesOf(KIM, signal), 'timeout');
    Object.assign(world, { now: world.now + 30_000, isDown: false });
    expect(await groups.rolesOf(KIM, signal)).to.deep.equal(['helpdesk-agent']);
    expect([...(await groups.namesOf(['group'], signal))]).to.deep.equal([['group', 'Support']]);
  });
});
