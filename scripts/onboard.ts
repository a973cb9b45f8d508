import { readConfig } from '../src/config.ts';
import { openDesk } from '../src/house/operator.ts';
import { withTokenKeys } from '../src/house/token-keys.ts';
import { REAL_WORLD } from '../src/house/world.ts';
import { consent } from './onboard/consent.ts';
import { OperatorError, runCommand } from './onboard/operator-error.ts';
import { signInAccount } from './onboard/sign-in-account.ts';
import { readWishes, USAGE } from './onboard/wishes.ts';

/**
 * `npm run onboard`: signs in the account that the bot reads customers with. With `--consent` an Admin agent then grants the
 * application its permissions at customers; the account signs in only if none has.
 */
await runCommand(async () => {
  const wishes = readWishes(process.argv.slice(2));
  if (wishes === undefined) throw new OperatorError(USAGE);
  const config = await withTokenKeys(readConfig(), REAL_WORLD);
  if (config.TOKEN_KEY.length === 0) {
    throw new OperatorError(
      'TOKEN_KEY: must be set, or TOKEN_KEY_VAULT_URL, for the token is stored sealed (openssl rand -base64 32)',
    );
  }
  const desk = await openDesk(config, REAL_WORLD);
  try {
    const { account, port } = wishes;
    const isThere = (await desk.vault.accounts()).has(account);
    if (wishes.consent === undefined || !isThere) {
      await signInAccount(desk, config, { account, port, now: REAL_WORLD.clock });
    }
    if (wishes.consent !== undefined) await consent(desk, wishes.consent, port);
  } finally {
    await desk.close();
  }
});
