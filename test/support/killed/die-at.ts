import { setTimeout as sleep } from 'node:timers/promises';
import type { Sandbox } from '../sandbox.ts';
import { isAbout } from './channel.ts';
import { inTime, until } from './in-time.ts';
import type { Lives } from './lives.ts';
import { kindOfCall, type Moment } from './moments.ts';

/** Has something happen and kills the bot at this moment of it; the next life goes on. Fails when the moment does not come. */
export async function dieAt(
  lives: Lives,
  sandbox: Sandbox,
  moment: Moment,
  incidentId: string,
  happens: () => Promise<void>,
): Promise<void> {
  const died = moment.at === 'call' ? dieOf(lives, moment, incidentId) : undefined;
  await happens();
  if (moment.at === 'look') {
    await sandbox.clearRequests();
    await until(async () => (await sandbox.requests()).some(({ path }) => path.endsWith('/issues')));
  }
  if (moment.at === 'begin') await inTime(lives.says(({ msg }) => msg === 'begins'));
  if (died) {
    await inTime(died);
  } else {
    await sleep(moment.afterMs);
    await lives.kill();
  }
  await lives.goOn();
}

/** Resolves when the life has ended in the middle of the call. */
function dieOf(
  lives: Lives,
  { kind, moment, afterMs }: Extract<Moment, { at: 'call' }>,
  incidentId: string,
): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  lives.watch(async (call, now) => {
    if (now !== moment || kindOfCall(call) !== kind || !isAbout(call, incidentId)) return true;
    lives.watch();
    if (afterMs > 0) await sleep(afterMs);
    await lives.kill();
    resolve();
    // What had only just arrived got lost.
    return moment !== 'arrived';
  });
  return promise;
}
