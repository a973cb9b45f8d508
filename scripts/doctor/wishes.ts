import { parseArgs } from 'node:util';
import type { CustomerWish } from '../../src/services/checkup/customers.ts';

export interface DoctorWishes {
  readonly customers: CustomerWish;
  readonly json: boolean;
  readonly sandbox: boolean;
  /** A test notice to those on call. */
  readonly page: boolean;
}

export const USAGE =
  'npm run doctor [-- --customers all|none] [-- --customer <name, domain or tenant id>] [-- --json] [-- --sandbox] [-- --page]\n' +
  'It looks at the settings in the environment: node --env-file=env/.env.production scripts/doctor.ts';

/** What the command line asks for; nothing when it makes no sense. */
export function readDoctorWishes(args: readonly string[]): DoctorWishes | undefined {
  const [string, boolean] = [{ type: 'string' }, { type: 'boolean', default: false }] as const;
  const options = { customers: string, customer: string, json: boolean, sandbox: boolean, page: boolean };
  try {
    const { customers, customer, ...flags } = parseArgs({ args: [...args], options }).values;
    if (customer !== undefined) {
      return customers === undefined && customer !== '' ? { customers: { named: customer }, ...flags } : undefined;
    }
    const wish = customers ?? 'usual';
    return wish === 'usual' || wish === 'all' || wish === 'none' ? { customers: wish, ...flags } : undefined;
  } catch {
    return undefined;
  }
}
