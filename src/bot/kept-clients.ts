import { ConfigurationBotFrameworkAuthentication } from 'botbuilder';

type Authentication = ConfigurationBotFrameworkAuthentication;
type ConnectorFactory = ReturnType<Authentication['createConnectorFactory']>;
type ConnectorClient = Awaited<ReturnType<ConnectorFactory['create']>>;
type UserTokenClient = Awaited<ReturnType<Authentication['createUserTokenClient']>>;

/** Teams has an address a region; this is for others who call themselves the channel. */
const MOST_KEPT = 100;

/**
 * The framework makes two HTTP clients for each activity, with a pipeline each, one of them for a sign-in that we do not
 * use: a tenth of all its work. Here they are made once. Their credentials are the bot's own and renew their tokens
 * themselves; whoever calls is still authenticated at every call.
 */
export class AuthenticationWithKeptClients extends ConfigurationBotFrameworkAuthentication {
  private readonly connectors = new Map<string, ConnectorClient>();
  private userTokens: UserTokenClient | undefined;

  override async authenticateRequest(...request: Parameters<Authentication['authenticateRequest']>) {
    const result = await super.authenticateRequest(...request);
    const { connectorFactory } = result;
    return connectorFactory ? { ...result, connectorFactory: this.keeping(connectorFactory) } : result;
  }

  override createConnectorFactory(...identity: Parameters<Authentication['createConnectorFactory']>) {
    return this.keeping(super.createConnectorFactory(...identity));
  }

  override async createUserTokenClient(...identity: Parameters<Authentication['createUserTokenClient']>) {
    this.userTokens ??= await super.createUserTokenClient(...identity);
    return this.userTokens;
  }

  private keeping(factory: ConnectorFactory): ConnectorFactory {
    return {
      create: async (serviceUrl, audience) => {
        const key = `${audience} ${serviceUrl}`;
        const known = this.connectors.get(key);
        if (known) return known;
        const made = await factory.create(serviceUrl, audience);
        if (this.connectors.size >= MOST_KEPT) this.connectors.clear();
        this.connectors.set(key, made);
        return made;
      },
    };
  }
}
