import { type Environment, GUID, type Proof, readCertificate } from './certificate.ts';

/** The bot's registration with Azure Bot Service, and how it proves itself. */
export interface BotRegistration {
  readonly appId: string;
  readonly tenantId: string;
  /** A user-assigned managed identity is the application itself, and has its client id. */
  readonly proof: Proof | { readonly kind: 'managed-identity' };
}

export const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|localhost)$/;

/**
 * The registration, nothing for a bot on this machine alone, or all that is wrong. Without an app id nobody who posts to
 * the bot is who they say they are: only ever on this machine, and only when told so.
 */
export function readBot(
  env: Environment,
  readFile: (path: string) => string,
): BotRegistration | undefined | readonly string[] {
  const { BOT_APP_ID: appId, BOT_APP_TENANT_ID: tenantId } = env;
  if (env.BOT_LOCAL === 'true') {
    const problems = localProblems(env);
    return problems.length > 0 ? problems : undefined;
  }
  if (!appId) {
    return ["BOT_APP_ID: must be the bot registration's app id (or BOT_LOCAL=true for a bot on this machine alone)"];
  }
  const proof = env.BOT_APP_TYPE === 'UserAssignedMSI' ? readIdentity(env) : readProof(env, readFile);
  const problems = [
    ...(GUID.test(appId) ? [] : ["BOT_APP_ID: must be the bot registration's app id, a GUID"]),
    ...(GUID.test(tenantId ?? '') ? [] : ['BOT_APP_TENANT_ID: must be the tenant of the bot registration, a GUID']),
    ...('kind' in proof ? [] : proof),
  ];
  return 'kind' in proof && tenantId && problems.length === 0 ? { appId, tenantId, proof } : problems;
}

function localProblems(env: Environment): readonly string[] {
  const problems: string[] = [];
  if (env.BOT_APP_ID) problems.push('BOT_LOCAL: must not be true beside BOT_APP_ID; remove one of them');
  if (!LOOPBACK.test(env.BIND ?? '127.0.0.1')) {
    problems.push('BIND: must be a loopback address while BOT_LOCAL=true, for nobody is authenticated then');
  }
  if (env.NODE_ENV === 'production') problems.push('BOT_LOCAL: is not allowed with NODE_ENV=production');
  return problems;
}

function readProof(env: Environment, readFile: (path: string) => string): Proof | readonly string[] {
  const { BOT_APP_SECRET: secret, BOT_APP_CERTIFICATE_PATH: path } = env;
  if (secret && path) return ['BOT_APP_SECRET, BOT_APP_CERTIFICATE_PATH: only one of them may be set'];
  if (secret) return { kind: 'secret', secret };
  if (path) return readCertificate('BOT_APP_CERTIFICATE_PATH', () => readFile(path));
  return ['BOT_APP_SECRET: must be set for BOT_APP_TYPE=SingleTenant, or BOT_APP_CERTIFICATE_PATH in its place'];
}

function readIdentity(env: Environment): BotRegistration['proof'] | readonly string[] {
  const needless = ['BOT_APP_SECRET', 'BOT_APP_CERTIFICATE_PATH'].filter((name) => env[name]);
  if (needless.length === 0) return { kind: 'managed-identity' };
  return [`${needless.join(', ')}: must not be set for BOT_APP_TYPE=UserAssignedMSI, which has no secret`];
}
