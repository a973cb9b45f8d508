import { expect } from 'chai';
import { readConfig } from '../../src/config.ts';
import { openGround } from '../../src/house/ground.ts';
import { createLog } from '../../src/house/log.ts';
import { createCardBook } from '../../src/services/adapters/storage/card-book.ts';
import { createFollowingBook } from '../../src/services/adapters/storage/following-book.ts';
import { minutesAgo, NOW } from '../support/builders.ts';
import { aDataDir } from '../support/data-dirs.ts';
import { aFollowing, KIM_AGENT, UNTOLD } from '../support/following.ts';
import { PARTNER_TENANT_ID } from '../support/sandbox-calls.ts';
import { createHandWorld } from '../support/world.ts';

const CARD = ['following-1', 'EX1234567'] as const;
const REPLY = { followingId: CARD[0], incidentId: CARD[1], kind: 'worse', key: '1' } as const;

describe('the ground of the house', () => {
  it('waits for nobody who was posting when an embedded database was left', async function () {
    this.timeout(120_000);
    const world = createHandWorld(NOW);
    const log = createLog('silent');
    const config = readConfig({
      BOT_LOCAL: 'true',
      PARTNER_TENANT_ID,
      READER_CLIENT_ID: '5a0d0000-0000-4000-8000-000000000001',
      READER_CLIENT_SECRET: 'sandbox-only',
      DATA_DIR: await aDataDir(),
    });
    for (const life of ['the first', 'the next']) {
      const ground = await openGround(config, world, log);
      try {
        const { db } = ground.database;
        await createFollowingBook(db, UNTOLD).keep(aFollowing(), KIM_AGENT, NOW);
        expect(await createCardBook(db).claimPost(...CARD, NOW, minutesAgo(1)), life).to.equal('ours');
        expect(await createCardBook(db).claimReply(REPLY, NOW, minutesAgo(1)), life).to.equal('ours');
      } finally {
        await ground.close();
      }
    }
  });
});
