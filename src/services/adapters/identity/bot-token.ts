import { ManagedIdentityCredential, type TokenCredential } from '@azure/identity';
import { withoutTokens } from '../http/diagnosis.ts';
import { createCredential } from './credential.ts';
import type { ReaderApplication } from './reader-application.ts';

export interface BotApplication extends Pick<ReaderApplication, 'authorityHost' | 'tenantId' | 'clientId'> {
  /** A user-assigned managed identity is the bot itself, not a credential federated with it. */
  readonly proof: Exclude<ReaderApplication['proof'], { kind: 'managed-identity' }> | { kind: 'managed-identity' };
  /** What the channel takes, such as `https://api.botframework.com/.default`. */
  readonly scope: string;
}

/** Tokens of the bot itself, for answering the channel. Kept and renewed by the library; asked for once, however many wait. */
export function createBotToken({ scope, proof, ...application }: BotApplication): () => Promise<string> {
  const credential: TokenCredential =
    proof.kind === 'managed-identity'
      ? new ManagedIdentityCredential({ clientId: application.clientId })
      : createCredential({ ...application, proof }, NO_IDENTITY);
  const ask = async (): Promise<string> => {
    const answer = await credential.getToken(scope).catch((error: Error) => {
      // Without its cause: the library's errors hold the request, and with it the secret.
      throw new Error(`no token for the bot: ${withoutTokens(error.message).slice(0, 300)}`);
    });
    if (answer === null) throw new Error('no token for the bot: the credential has none');
    return answer.token;
  };
  let underway: Promise<string> | undefined;
  return () => {
    underway ??= ask().finally(() => {
      underway = undefined;
    });
    return underway;
  };
}

const NO_IDENTITY = {
  assertion: async () => {
    throw new Error('the bot has no federated credential');
  },
};
