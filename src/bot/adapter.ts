import {
  type Activity,
  CloudAdapter,
  type ConfigurationBotFrameworkAuthentication,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import type { ServiceClientCredentialsFactory } from 'botframework-connector';
import { type ChannelTrust, createChannelProof, type ProveChannel } from './channel-token.ts';
import { AuthenticationWithKeptClients } from './kept-clients.ts';

/** The bot's registration, and whom it talks with. */
export interface BotIdentity extends ChannelTrust {
  /** A token of the bot's own, good for the channel. */
  readonly token: () => Promise<string>;
  /** Whether an address is the channel's: the token goes nowhere else. */
  readonly mayReplyTo: (url: string) => boolean;
}

type Turn = (context: TurnContext) => Promise<void>;

/**
 * Microsoft's adapter, with our identity and without its HTTP front, which tells callers what went wrong inside.
 * Without an identity nobody is authenticated, which settings allow on loopback only.
 */
export class HealthdeskAdapter extends CloudAdapter {
  private readonly prove: ProveChannel | undefined;
  private readonly audience: string;

  constructor(identity: BotIdentity | undefined, onError: (error: unknown, context: TurnContext) => void) {
    super(authenticationOf(identity));
    this.prove = identity && createChannelProof(identity);
    this.audience = identity?.issuer ?? '';
    this.onTurnError = async (context, error) => onError(error, context);
  }

  /** Runs a turn for an activity that is proven to be the channel's. Fails with `NotFromChannelError`. */
  async receive(authorization: string, activity: Activity, turn: Turn): Promise<InvokeResponse | undefined> {
    if (!this.prove) return await this.processActivity('', activity, turn);
    const claimsIdentity = await this.prove(authorization, activity);
    const connectorFactory = this.botFrameworkAuthentication.createConnectorFactory(claimsIdentity);
    return await this.processActivity({ audience: this.audience, claimsIdentity, connectorFactory }, activity, turn);
  }
}

function authenticationOf(identity: BotIdentity | undefined): ConfigurationBotFrameworkAuthentication {
  if (!identity) return new AuthenticationWithKeptClients({});
  return new AuthenticationWithKeptClients({ MicrosoftAppId: identity.appId }, credentialsOf(identity));
}

/** One way to a token for every cloud and kind of registration; the framework's own know the global login alone. */
function credentialsOf({ appId, token, mayReplyTo }: BotIdentity): ServiceClientCredentialsFactory {
  const credentials: Awaited<ReturnType<ServiceClientCredentialsFactory['createCredentials']>> = {
    async signRequest(request) {
      if (!mayReplyTo(request.url)) throw new Error(`the bot's token is not sent to ${new URL(request.url).origin}`);
      request.headers.set('authorization', `Bearer ${await token()}`);
      return request;
    },
  };
  return {
    isValidAppId: async (id) => id === appId,
    isAuthenticationDisabled: async () => false,
    createCredentials: async () => credentials,
  };
}
