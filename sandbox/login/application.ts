/** The application that reads. Not a secret: it opens nothing but the sandbox. */
export const CLIENT_ID = '5a0d0000-0000-4000-8000-000000000001';
export const CLIENT_SECRET = 'sandbox-only';
/** The bot's own registration, of the partner's tenant alone. */
export const BOT_ID = '5a0d0000-0000-4000-8000-000000000002';
export const BOT_SECRET = 'sandbox-bot';
export const BOT_FRAMEWORK = 'https://api.botframework.com';
/** Where the login sends people back to: this machine, any port, as Entra allows for localhost. */
export const REDIRECT = /^http:\/\/localhost(:\d+)?\/$/;

/** The managed identity that the application's federated credential names, and what its host wants to be asked with. */
export const MANAGED_IDENTITY_ID = '5a0d0000-0000-4000-8000-000000000031';
export const MANAGED_IDENTITY_SECRET = 'sandbox-host';
export const TOKEN_EXCHANGE = 'api://AzureADTokenExchange';

/** The partner's own tenant: the one that Partner Center and the tenant look-ups answer to. */
export const PARTNER_TENANT_ID = '5a0d0000-0000-4000-8000-0000000000aa';
export const PARTNER_DOMAIN = 'sandboxpartner.onmicrosoft.com';

export const GRAPH = 'https://graph.microsoft.com';
export const AZURE = 'https://management.azure.com';
export const PARTNER_CENTER = 'https://api.partnercenter.microsoft.com';
export const KEY_VAULT = 'https://vault.azure.net';
export const AUDIENCES: readonly string[] = [GRAPH, AZURE, PARTNER_CENTER, KEY_VAULT];
