import { scopeOf } from '../clouds.ts';
import { readKeys } from '../config/reader.ts';
import type { Config } from '../config.ts';
import { type FailureKind, SourceError } from '../domain/source-error.ts';
import { createHttp } from '../services/adapters/http/http.ts';
import { within } from '../services/adapters/http/within.ts';
import { createAppOnlyTokens } from '../services/adapters/identity/app-only-tokens.ts';
import { readVaultSecret } from '../services/adapters/key-vault/secret.ts';
import { readerApplication } from './reader-access.ts';
import type { World } from './world.ts';

/** Keys that may be in the settings, or in a vault. */
type KeySetting = 'TOKEN_KEY' | 'AUDIT_KEY';

/** The vault did not give a key. The sentence says what to do, and holds no key. */
export class TokenKeyUnreadableError extends Error {
  constructor(setting: KeySetting, secretUrl: string, remedy: string, options: { readonly cause: SourceError }) {
    super(`${setting}_VAULT_URL: ${secretUrl} cannot be read (${options.cause.message}). ${remedy}`, options);
    this.name = 'TokenKeyUnreadableError';
  }
}

const LIMIT_MS = 15_000;

/** The same settings with the keys in them, wherever they are kept. Asks nobody when no vault is named. */
export const withTokenKeys = async (config: Config, world: World): Promise<Config> =>
  await withKey(await withKey(config, 'TOKEN_KEY', world), 'AUDIT_KEY', world);

async function withKey(
  config: Config,
  setting: KeySetting,
  { clock: now, random, sleep, deadline }: World,
): Promise<Config> {
  const { cloud, [`${setting}_VAULT_URL` as const]: secretUrl } = config;
  if (secretUrl === undefined) return config;
  const http = createHttp({ now, random, sleep, limitMs: LIMIT_MS / 2 });
  const vault = {
    secretUrl,
    tokens: createAppOnlyTokens({ ...readerApplication(config), now }),
    partnerTenantId: config.PARTNER_TENANT_ID,
    scope: scopeOf(cloud.keyVault),
    http: within([new URL(secretUrl).origin], http),
  };
  try {
    const keys = readKeys(await readVaultSecret(vault, deadline(LIMIT_MS)));
    if (keys === undefined) throw new SourceError('garbled', 'azure', 'the secret is no key');
    return { ...config, [setting]: keys };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    throw new TokenKeyUnreadableError(setting, secretUrl, REMEDIES[error.kind] ?? AGAIN, { cause: error });
  }
}

const AGAIN = 'Try again; if it stays so, check the address and the network rules of the vault.';
const REMEDIES: Partial<Record<FailureKind, string>> = {
  'no-permission':
    'Give the reader application the role Key Vault Secrets User on this secret, and let its network in.',
  'not-found': 'Check the name of the secret, and that it is not disabled.',
  'sign-in': 'The reader application has to prove itself first: check its credential.',
  garbled: 'The secret has to hold base64 of 32 random bytes (openssl rand -base64 32).',
};
