import { randomUUID } from 'node:crypto';
import { type Person, staff } from '../world/staff.ts';
import { PARTNER_DOMAIN } from './application.ts';

/** The name that somebody signs in by: `amara.diallo@sandboxpartner.onmicrosoft.com`. */
export const userNameOf = ({ displayName }: Person): string =>
  `${displayName.toLowerCase().replaceAll(' ', '.')}@${PARTNER_DOMAIN}`;

/** A code that the login has given to a browser, good for one redemption. */
export interface Code {
  readonly person: Person;
  readonly redirectUri: string;
  readonly challenge: string;
}

export interface Accounts {
  readonly find: (userName: string) => Person | undefined;
  readonly giveCode: (code: Code) => string;
  readonly takeCode: (code: string) => Code | undefined;
  readonly giveRefreshToken: (person: Person) => string;
  /** Whose it is; it may be used again, as Entra allows. */
  readonly holderOf: (refreshToken: string) => Person | undefined;
  /** Ends every refresh token, as a changed password does. */
  readonly revokeAll: () => void;
}

export function createAccounts(): Accounts {
  const codes = new Map<string, Code>();
  const holders = new Map<string, Person>();
  return {
    find: (userName) => staff.find((person) => userNameOf(person) === userName.toLowerCase()),
    giveCode: (code) => {
      const given = `1.${randomUUID()}`;
      codes.set(given, code);
      return given;
    },
    takeCode: (code) => {
      const taken = codes.get(code);
      codes.delete(code);
      return taken;
    },
    giveRefreshToken: (person) => {
      const given = `1.Ab${randomUUID()}${randomUUID()}`.replaceAll('-', '');
      holders.set(given, person);
      return given;
    },
    holderOf: (refreshToken) => holders.get(refreshToken),
    revokeAll: () => holders.clear(),
  };
}
