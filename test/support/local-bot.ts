import { PARTNER_TENANT_ID } from './sandbox-calls.ts';

/** The settings of a bot on this machine to whom everything of Microsoft's is at one address: the sandbox's. */
export const localBotAt = (url: string) => ({
  BOT_LOCAL: 'true',
  PARTNER_TENANT_ID,
  READER_CLIENT_ID: '5a0d0000-0000-4000-8000-000000000001',
  READER_CLIENT_SECRET: 'sandbox-only',
  LOGIN_URL: url,
  GRAPH_URL: url,
  ARM_URL: url,
  PARTNER_CENTER_URL: url,
});
