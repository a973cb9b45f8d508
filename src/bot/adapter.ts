import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';

/** The bot's registration, by its settings. Without an app id nobody is authenticated, which settings allow on loopback only. */
export interface BotIdentity {
  readonly BOT_APP_ID: string;
  readonly BOT_APP_TYPE: 'SingleTenant' | 'UserAssignedMSI';
  readonly BOT_APP_TENANT_ID: string;
  readonly BOT_APP_SECRET: string;
}

/** Microsoft's adapter with our identity. What escapes a turn is logged, and never told to the caller. */
export function createAdapter(identity: BotIdentity, onError: (error: unknown, context: TurnContext) => void) {
  const { BOT_APP_ID, BOT_APP_TYPE, BOT_APP_TENANT_ID, BOT_APP_SECRET } = identity;
  const registration = {
    MicrosoftAppId: BOT_APP_ID,
    MicrosoftAppType: BOT_APP_TYPE,
    MicrosoftAppTenantId: BOT_APP_TENANT_ID,
    ...(BOT_APP_TYPE === 'SingleTenant' ? { MicrosoftAppPassword: BOT_APP_SECRET } : {}),
  };
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(BOT_APP_ID === '' ? {} : registration));
  adapter.onTurnError = async (context, error) => onError(error, context);
  return adapter;
}
