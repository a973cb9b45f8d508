import { readConfig } from '../src/config.ts';
import { openDesk } from '../src/house/operator.ts';
import { REAL_WORLD } from '../src/house/world.ts';
import { runCommand } from './onboard/operator-error.ts';

/** `npm run revoke`: forgets every token that `npm run onboard` has stored. */
await runCommand(async () => {
  const desk = await openDesk(readConfig(), REAL_WORLD);
  try {
    const accounts = [...(await desk.vault.accounts()).values()].map(({ userName }) => userName);
    await desk.vault.dropAll();
    console.log(accounts.length === 0 ? 'No token was stored.' : `Forgotten: the tokens of ${accounts.join(', ')}.`);
    if (accounts.length > 0) {
      console.log('A copy made before would still be good: revoke the sessions of these accounts in Entra as well.');
    }
  } finally {
    await desk.close();
  }
});
