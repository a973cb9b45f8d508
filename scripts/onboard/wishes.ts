import { parseArgs } from 'node:util';
import { ACCOUNT_NAMES, type AccountName } from '../../src/services/ports.ts';

export interface Wishes {
  readonly account: AccountName;
  /** Whom to consent for: a tenant id, or `all`. */
  readonly consent: string | undefined;
  /** Of the loopback address that is registered with the application; 0 takes any. */
  readonly port: number;
}

export const USAGE = `npm run onboard [-- --account reader|partner] [-- --consent <tenant id>|all] [-- --port 8400]`;

/** What the command line asks for; nothing when it makes no sense. */
export function readWishes(args: readonly string[]): Wishes | undefined {
  const string = { type: 'string' } as const;
  try {
    const { values } = parseArgs({ args: [...args], options: { account: string, consent: string, port: string } });
    const account = ACCOUNT_NAMES.find((name) => name === (values.account ?? 'reader'));
    const port = Number(values.port ?? 8400);
    const whom = values.consent === undefined || values.consent === 'all' || /^[0-9a-f-]{36}$/i.test(values.consent);
    return account && whom && Number.isInteger(port) && port >= 0 && port < 65536
      ? { account, consent: values.consent, port }
      : undefined;
  } catch {
    return undefined;
  }
}
