import { randomBytes } from 'node:crypto';
import { readConfig } from '../../src/config.ts';
import { openDesk } from '../../src/house/operator.ts';
import { REAL_WORLD } from '../../src/house/world.ts';
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
export async function onboarded(sandbox: Sandbox, receivedAt = STORY_NOW): Promise<Onboarded> {
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
    const signIn = desk.signInAccount('http://localhost:8400/');
    const {
      objectId,
      userName,
      refreshToken = '',
    } = await signIn.finish(await signInAs('healthdesk.reader', signIn.url));
    await desk.vault.keep('reader', { token: refreshToken, objectId, userName, receivedAt });
    return { settings, refreshToken };
  } finally {
    await desk.close();
  }
}
