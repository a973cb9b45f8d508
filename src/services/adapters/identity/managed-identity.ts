import { ManagedIdentityCredential } from '@azure/identity';

export interface ManagedIdentity {
  /** A token that says which machine this is, for the login to take in place of a secret. Kept by the library. */
  readonly assertion: () => Promise<string>;
}

const EXCHANGE = 'api://AzureADTokenExchange/.default';

/** The identity that Azure gives the machine; without a client id the one that the system assigned. Made when first asked. */
export function createManagedIdentity(clientId?: string): ManagedIdentity {
  let credential: ManagedIdentityCredential | undefined;
  return {
    assertion: async () => {
      credential ??= new ManagedIdentityCredential(clientId === undefined ? {} : { clientId });
      return (await credential.getToken(EXCHANGE)).token;
    },
  };
}
