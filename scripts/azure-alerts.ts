import { randomBytes } from 'node:crypto';
import { readConfig } from '../src/config.ts';
import { openDesk } from '../src/house/operator.ts';
import { REAL_WORLD } from '../src/house/world.ts';
import { carryOut } from './azure-alerts/carry-out.ts';
import { readAlertWish, USAGE } from './azure-alerts/wishes.ts';
import { OperatorError, runCommand } from './onboard/operator-error.ts';

/** `npm run azure-alerts`: the addresses that customers' Azure Monitor posts Service Health alerts to. */
await runCommand(async () => {
  const wish = readAlertWish(process.argv.slice(2));
  if (!wish) throw new OperatorError(USAGE);
  const config = readConfig();
  const desk = await openDesk(config, REAL_WORLD);
  const newSecret = () => randomBytes(32).toString('base64url');
  const origin = config.PUBLIC_URL ?? 'https://your.host';
  try {
    for (const line of await carryOut(wish, { ...desk, origin, newSecret, now: REAL_WORLD.clock })) console.log(line);
  } finally {
    await desk.close();
  }
});
