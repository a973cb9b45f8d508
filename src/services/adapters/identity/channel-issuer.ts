import { z } from 'zod';
import type { Http } from '../http/http.ts';
import { parse } from '../http/parse.ts';
import type { Asking } from '../http/tokens.ts';

const Metadata = z.object({ issuer: z.string(), jwks_uri: z.url() });

/** Who signs the channel's tokens, as its OpenID metadata tells. Fails with `SourceError`. */
export async function readChannelIssuer(url: string, http: Http, signal: AbortSignal): Promise<string> {
  const asking: Asking = { source: 'microsoft365', signal };
  const answer = await http.get(url, { Accept: 'application/json' }, asking);
  return parse(Metadata, await http.json(answer, asking), asking, 'the metadata').issuer;
}
