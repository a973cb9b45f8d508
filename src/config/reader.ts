import { type Environment, GUID, type Proof, readCertificate } from './certificate.ts';

/** How the reader application proves that it is itself. */
export type ReaderProof =
  | Proof
  /** The machine's identity, as a federated credential; without a client id the one that the system assigned. */
  | { readonly kind: 'managed-identity'; readonly clientId?: string };

const PROOFS = ['READER_CLIENT_SECRET', 'READER_CERTIFICATE', 'READER_CERTIFICATE_PATH', 'READER_MANAGED_IDENTITY'];

/** The one proof that is configured, or every reason why there is none. Values are never told. */
export function readProof(env: Environment, readFile: (path: string) => string): ReaderProof | readonly string[] {
  const given = PROOFS.filter((name) => env[name]);
  if (given.length === 0) return [`${PROOFS[0]}: must be set, or one of ${PROOFS.slice(1).join(', ')} in its place`];
  if (given.length > 1) return [`${given.join(', ')}: only one of them may be set`];

  const { READER_CLIENT_SECRET: secret, READER_MANAGED_IDENTITY: identity } = env;
  if (secret) return { kind: 'secret', secret };
  if (identity === 'system') return { kind: 'managed-identity' };
  if (identity) {
    return GUID.test(identity)
      ? { kind: 'managed-identity', clientId: identity }
      : ["READER_MANAGED_IDENTITY: must be `system`, or the identity's client id, a GUID"];
  }
  return readPem(env, readFile);
}

function readPem(env: Environment, readFile: (path: string) => string): ReaderProof | readonly string[] {
  const { READER_CERTIFICATE: inline, READER_CERTIFICATE_PATH: path = '' } = env;
  // Secret stores often hand over one line, with its ends written out.
  if (inline) return readCertificate('READER_CERTIFICATE', () => inline.replaceAll('\\n', '\n'));
  return readCertificate('READER_CERTIFICATE_PATH', () => readFile(path));
}

/** What would make the reader read nothing, or the wrong tenant. */
export function readerProblems(env: Environment): readonly string[] {
  const problems: string[] = [];
  if (env.AZURE_IDENTITY_DISABLE_MULTITENANTAUTH) {
    problems.push(
      'AZURE_IDENTITY_DISABLE_MULTITENANTAUTH: must not be set: every token would be of the partner tenant, ' +
        "whichever customer's was asked for, and customers would be shown the partner's own health",
    );
  }
  if (env.BOT_APP_ID && env.BOT_APP_ID.toLowerCase() === env.READER_CLIENT_ID?.toLowerCase()) {
    problems.push(
      'READER_CLIENT_ID: must not be the BOT_APP_ID: the bot is registered for one tenant, the reader for many, ' +
        "and whoever holds the bot's secret must not be able to read customers",
    );
  }
  return problems;
}

/** Keys that seal tokens, newest first: base64 of 32 bytes each, separated by commas. */
export function readKeys(keys: string): readonly Uint8Array[] | undefined {
  const read = keys.split(',').map((key) => Buffer.from(key.trim(), 'base64'));
  return read.every((key) => key.length === 32) ? read : undefined;
}
