import {
  AzureAuthorityHosts,
  ClientAssertionCredential,
  ClientCertificateCredential,
  ClientSecretCredential,
  type ClientSecretCredentialOptions,
  type TokenCredential,
} from '@azure/identity';
import type { ManagedIdentity } from './managed-identity.ts';
import type { ReaderApplication } from './reader-application.ts';

const REQUEST_LIMIT_MS = 10_000;

/** The library's credential for the application, good for every tenant that has consented to it. */
export function createCredential(application: ReaderApplication, identity: ManagedIdentity): TokenCredential {
  const { authorityHost, tenantId, clientId, proof } = application;
  const options = optionsAt(authorityHost);
  switch (proof.kind) {
    case 'secret':
      return new ClientSecretCredential(tenantId, clientId, proof.secret, options);
    case 'certificate':
      return new ClientCertificateCredential(tenantId, clientId, { certificate: proof.pem }, options);
    case 'managed-identity':
      return new ClientAssertionCredential(tenantId, clientId, identity.assertion, options);
  }
}

const optionsAt = (authorityHost: string): ClientSecretCredentialOptions => ({
  authorityHost,
  additionallyAllowedTenants: ['*'],
  disableInstanceDiscovery: !isMicrosofts(authorityHost),
  retryOptions: { maxRetries: 1 },
  additionalPolicies: [
    {
      position: 'perCall',
      policy: {
        name: 'time limit',
        sendRequest: (request, next) => {
          request.timeout = REQUEST_LIMIT_MS;
          return next(request);
        },
      },
    },
  ],
});

/** Hosts that Entra's instance discovery vouches for; any other would be refused by it. */
function isMicrosofts(authorityHost: string): boolean {
  const hosts = [...Object.values(AzureAuthorityHosts), 'https://login.partner.microsoftonline.cn'];
  return hosts.some((host) => URL.parse(host)?.host === URL.parse(authorityHost)?.host);
}
