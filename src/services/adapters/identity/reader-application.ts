/** How the application proves that it is itself. */
export type ApplicationProof =
  | { readonly kind: 'secret'; readonly secret: string }
  /** Certificate and private key, as PEM. */
  | { readonly kind: 'certificate'; readonly pem: string }
  /** The machine's managed identity as a federated credential; without a client id the system-assigned one. */
  | { readonly kind: 'managed-identity'; readonly clientId?: string };

/** The multi-tenant application that reads customers' tenants. */
export interface ReaderApplication {
  /** Such as `https://login.microsoftonline.com`; https only. */
  readonly authorityHost: string;
  /** The application's home: the partner's tenant. */
  readonly tenantId: string;
  readonly clientId: string;
  readonly proof: ApplicationProof;
}
