import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino';
import { withoutTokens } from '../services/adapters/http/diagnosis.ts';

export type Log = Logger;

/** Whatever goes by one of these names is a secret, wherever it stands in what is logged. */
const SECRETS = [
  ...['token', 'refreshToken', 'refresh_token', 'accessToken', 'access_token', 'idToken', 'id_token'],
  ...['client_secret', 'client_assertion', 'secret', 'password', 'authorization', 'Authorization'],
];

/**
 * The log, as JSON lines. Nobody means to log a secret; what is named like one is blotted out all the same, down to the
 * third level, and so is what looks like a token in an error's words.
 */
export function createLog(level: string, destination?: DestinationStream): Log {
  const paths = SECRETS.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]);
  const options = {
    level,
    base: undefined,
    redact: { paths, censor: '***' },
    serializers: { err: errorWithoutTokens },
  };
  return destination ? pino(options, destination) : pino(options);
}

function errorWithoutTokens(error: Error): object {
  const { message, stack, ...rest } = stdSerializers.err(error);
  return {
    ...rest,
    message: withoutTokens(message ?? ''),
    stack: (stack ?? '').split('\n').map(withoutTokens).join('\n'),
  };
}
