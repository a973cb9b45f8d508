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
  /** How somebody signs in from now on; with MFA until told. */
  readonly setMfa: (person: Person, mfa: boolean) => void;
  readonly hasMfa: (person: Person) => boolean;
  /** Everybody signs in with MFA again. */
  readonly resetMfa: () => void;
}

export function createAccounts(): Accounts {
  const codes = new Map<string, Code>();
  const holders = new Map<string, Person>();
  const withoutMfa = new Set<string>();
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
    setMfa: ({ id }, mfa) => void (mfa ? withoutMfa.delete(id) : withoutMfa.add(id)),
    hasMfa: ({ id }) => !withoutMfa.has(id),
    resetMfa: () => withoutMfa.clear(),
  };
}
