import type { BotIdentity } from '../bot/adapter.ts';
import { createRoster } from '../bot/roster.ts';
import { createSenders, localSender, type SenderOf } from '../bot/sender.ts';
import { loopbackOnly, type MayReplyTo, teamsOnly } from '../bot/service-urls.ts';
import type { Config } from '../config.ts';
import { createBotToken } from '../services/adapters/identity/bot-token.ts';
import type { World } from './world.ts';

/** Who the bot is, whom it answers, and whom it takes people for. */
export interface Identity {
  /** Absent for a bot on this machine alone. */
  readonly bot: BotIdentity | undefined;
  readonly mayReplyTo: MayReplyTo;
  readonly senderOf: SenderOf;
}

export function createIdentity(config: Config, world: World, onFailure: (error: unknown) => void): Identity {
  const { bot, cloud } = config;
  if (!bot) return { bot, mayReplyTo: loopbackOnly, senderOf: localSender(config.PARTNER_TENANT_ID) };

  const { appId, tenantId, proof } = bot;
  const scope = `${cloud.bot.scope}/.default`;
  const mayReplyTo = teamsOnly([...cloud.teamsHosts, ...config.TEAMS_HOSTS]);
  return {
    bot: {
      appId,
      issuer: cloud.bot.issuer,
      openIdMetadata: config.BOT_OPENID_METADATA_URL ?? cloud.bot.openIdMetadata,
      token: createBotToken({ authorityHost: cloud.login, tenantId, clientId: appId, proof, scope }),
      mayReplyTo,
    },
    mayReplyTo,
    senderOf: createSenders({
      allowedTenants: config.ALLOWED_TENANTS,
      roster: createRoster(world.deadline),
      clock: world.clock,
      onFailure,
    }),
  };
}
