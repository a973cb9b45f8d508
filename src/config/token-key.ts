import { CLOUD_NAMES, cloudAt, isVault } from '../clouds.ts';
import type { Environment } from './certificate.ts';

/** A secret's address, of any version: `https://NAME.vault.azure.net/secrets/SECRET`. */
const SECRET = /^https:\/\/[^/?#@]+\/secrets\/[0-9a-z-]+(\/[0-9a-f]+)?\/?$/i;

/** What is wrong with where a key is kept. A vault is asked with a token of ours: only one of our cloud may be. */
export function keyProblems(env: Environment, setting: 'TOKEN_KEY' | 'AUDIT_KEY'): readonly string[] {
  const secret = env[`${setting}_VAULT_URL`];
  if (!secret) return [];
  if (env[setting]) return [`${setting}, ${setting}_VAULT_URL: only one of them may be set`];
  const name = CLOUD_NAMES.find((one) => one === (env.CLOUD ?? 'global'));
  // An unknown cloud, or an address that is none, is a problem told elsewhere.
  if (name === undefined || (env.KEY_VAULT_URL && !URL.canParse(env.KEY_VAULT_URL))) return [];
  const cloud = cloudAt(name, { keyVault: env.KEY_VAULT_URL });
  if (isVault(secret, cloud) && SECRET.test(secret)) return [];
  const { host } = new URL(cloud.keyVault.url);
  return [
    `${setting}_VAULT_URL: must be a secret's address in a vault of this cloud, https://NAME.${host}/secrets/SECRET`,
  ];
}
