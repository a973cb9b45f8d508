import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type TurnContext } from 'botbuilder';

export interface BotIdentity {
  /** Empty: nobody is authenticated, which settings allow on loopback only. */
  readonly appId: string;
  readonly appType: 'SingleTenant' | 'UserAssignedMSI';
  readonly tenantId: string;
  readonly secret: string;
}

/** Microsoft's adapter with our identity. What escapes a turn is logged, and never told to the caller. */
export function createAdapter(identity: BotIdentity, onError: (error: unknown, context: TurnContext) => void) {
  const { appId, appType, tenantId, secret } = identity;
  const settings =
    appId === '' ? {} : { MicrosoftAppId: appId, MicrosoftAppType: appType, MicrosoftAppTenantId: tenantId };
  const password = appType === 'SingleTenant' && secret !== '' ? { MicrosoftAppPassword: secret } : {};
  const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({ ...settings, ...password }));
  adapter.onTurnError = async (context, error) => onError(error, context);
  return adapter;
}
