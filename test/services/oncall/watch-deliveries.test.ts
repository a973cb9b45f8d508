import { expect } from 'chai';
import { createDeliveryWatch } from '../../../src/services/oncall/watch-deliveries.ts';
import type { OwnTroubleBook } from '../../../src/services/oncall-ports.ts';
import { AnnounceError, type Announcer } from '../../../src/services/outage-ports.ts';
import { NOW } from '../../support/builders.ts';
import { aPlace } from '../../support/following.ts';

describe('the watch over deliveries', () => {
  const noted: string[] = [];
  let isDown = false;
  beforeEach(() => {
    noted.splice(0);
    isDown = false;
  });
  const note = async (what: string) => {
    if (isDown) throw new Error('no database');
    noted.push(what);
  };
  const troubles: Pick<OwnTroubleBook, 'failed' | 'worked'> = {
    failed: (kind, at, why) => note(`${kind} failed ${at.getTime() - NOW.getTime()} ${why}`),
    worked: (kind) => note(`${kind} worked`),
  };
  const errors: unknown[] = [];
  const watch = createDeliveryWatch({ troubles, clock: () => NOW, onError: (error) => errors.push(error) });
  const announcer = (post: Announcer['post']) => watch.announcer({ post } as Announcer);
  const say = { summary: 'words' };
  const POSTED = { messageId: 'message-1' };
  const failing = (error: Error) => async () => {
    throw error;
  };

  it('sees at the call that something has arrived', async () => {
    expect(await announcer(async () => POSTED).post(aPlace(), say)).to.equal(POSTED);
    expect(noted).to.deep.equal(['deliveries worked']);
  });

  it('takes neither a refusal nor a silence for an arrival', async () => {
    for (const kind of ['removed', 'later'] as const) {
      const error = new AnnounceError(kind, 'no');
      expect(
        await announcer(failing(error))
          .post(aPlace(), say)
          .catch((failed: unknown) => failed),
      ).to.equal(error);
    }
    expect(noted).to.deep.equal([]);
  });

  it('sees at the delivery that it was given up, and lets it fail', async () => {
    const error = new AnnounceError('later', '503');
    expect(
      await watch
        .delivery(failing(error))()
        .catch((failed: unknown) => failed),
    ).to.equal(error);
    expect(noted).to.deep.equal(['deliveries failed 0 503']);
    await watch
      .delivery(failing(new Error('a bug of ours')))()
      .catch(() => {});
    expect(noted).to.have.length(1);
  });

  it('never stands in the way of a delivery', async () => {
    isDown = true;
    expect(await announcer(async () => POSTED).post(aPlace(), say)).to.equal(POSTED);
    const error = new AnnounceError('later', '503');
    expect(
      await watch
        .delivery(failing(error))()
        .catch((failed: unknown) => failed),
    ).to.equal(error);
    expect(errors).to.have.length(2);
  });
});
