import { z } from 'zod';
import type { Http } from '../http/http.ts';
import { parse } from '../http/parse.ts';
import type { Asking, Tokens } from '../http/tokens.ts';

export interface VaultSettings {
  /** Such as `https://partner.vault.azure.net/secrets/token-key`, or one version of it. */
  readonly secretUrl: string;
  readonly tokens: Tokens;
  readonly partnerTenantId: string;
  /** The audience, such as `https://vault.azure.net/.default`. */
  readonly scope: string;
  readonly http: Http;
}

const API_VERSION = '7.4';
const Secret = z.object({ value: z.string().min(1) });

/** A secret of Azure Key Vault, as text (`GET {vault}/secrets/{name}`, role Key Vault Secrets User). Fails with `SourceError`. */
export async function readVaultSecret(settings: VaultSettings, signal: AbortSignal): Promise<string> {
  const { secretUrl, tokens, partnerTenantId, scope, http } = settings;
  const asking: Asking = { source: 'azure', signal };
  const token = await tokens.for(partnerTenantId, scope, asking);
  const url = `${secretUrl.replace(/\/$/, '')}?api-version=${API_VERSION}`;
  const answer = await http.get(url, { Authorization: `Bearer ${token}`, Accept: 'application/json' }, asking);
  return parse(Secret, await http.json(answer, asking), asking, 'the secret').value;
}
