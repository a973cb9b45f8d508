import { randomBytes } from 'node:crypto';
import { readConfig } from '../../src/config.ts';
import { openDesk } from '../../src/house/operator.ts';
import { REAL_WORLD } from '../../src/house/world.ts';
import type { AccountName } from '../../src/services/ports.ts';
import { signInAs } from './browser.ts';
import { aDataDir } from './data-dirs.ts';
import type { Sandbox } from './sandbox.ts';
import { GOOD_FORM, PARTNER_TENANT_ID } from './sandbox-calls.ts';
import { STORY_NOW } from './story.ts';

export interface Onboarded {
  /** What a bot over the same data is started with. */
  readonly settings: Record<string, string>;
  readonly refreshToken: string;
}

/** Data in which the sandbox's reader account has signed in at a time: the story's beginning, unless told. */
export const onboarded = (sandbox: Sandbox, receivedAt = STORY_NOW): Promise<Onboarded> =>
  signedIn(sandbox, ['reader'], receivedAt);

/** Data in which accounts of the sandbox's have signed in; the refresh token is the first one's. */
export async function signedIn(
  sandbox: Sandbox,
  accounts: readonly AccountName[],
  receivedAt = STORY_NOW,
): Promise<Onboarded> {
  const settings = { DATA_DIR: await aDataDir(), TOKEN_KEY: randomBytes(32).toString('base64') };
  const config = readConfig({
    ...settings,
    BOT_LOCAL: 'true',
    PARTNER_TENANT_ID,
    READER_CLIENT_ID: GOOD_FORM.client_id,
    READER_CLIENT_SECRET: GOOD_FORM.client_secret,
    LOGIN_URL: sandbox.url,
    GRAPH_URL: sandbox.url,
  });
  const desk = await openDesk(config, REAL_WORLD);
  try {
    const tokens: string[] = [];
    for (const account of accounts) {
      const signIn = desk.signInAccount('http://localhost:8400/');
      const {
        objectId,
        userName,
        refreshToken: token = '',
      } = await signIn.finish(await signInAs(`healthdesk.${account}`, signIn.url));
      await desk.vault.keep(account, { token, objectId, userName, receivedAt });
      tokens.push(token);
    }
    return { settings, refreshToken: tokens[0] ?? '' };
  } finally {
    await desk.close();
  }
}
