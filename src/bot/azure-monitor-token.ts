import { AuthenticationError, type ClaimsIdentity } from 'botframework-connector';
import { JwtTokenExtractor } from 'botframework-connector/lib/auth/jwtTokenExtractor.js';
import { NotAzureMonitorError, type ProveAzureMonitor } from '../services/alert-ports.ts';

export interface AzureMonitorTrust {
  /** Client id of the application that protects our addresses. */
  readonly appId: string;
  /** Of Entra, such as `https://login.microsoftonline.com`. */
  readonly login: string;
  /** Azure Monitor's own application; absent in clouds for which none is published. */
  readonly callerAppId?: string | undefined;
}

/** The app role that a secure webhook's application gives Azure Monitor. */
const ROLE = 'ActionGroupsSecureWebhook';
const ALGORITHMS = ['RS256'];
const CLOCK_SKEW_S = 5 * 60;

/**
 * Proves a secure webhook's token: signed by Entra for a tenant's service principal of our application, by Azure Monitor,
 * with its role. Source: https://learn.microsoft.com/azure/azure-monitor/alerts/action-groups#configure-authentication-for-secure-webhook
 */
export function createAzureMonitorProof({ appId, login, callerAppId }: AzureMonitorTrust): ProveAzureMonitor {
  const keys = `${login}/common/v2.0/.well-known/openid-configuration`;
  return async (authorization, tenantId) => {
    const issuer = [`${login}/${tenantId}/v2.0`, `https://sts.windows.net/${tenantId}/`];
    const tokens = new JwtTokenExtractor({ issuer, clockTolerance: CLOCK_SKEW_S }, keys, ALGORITHMS);
    const identity = await tokens.getIdentityFromAuthHeader(authorization, '', []).catch((error: unknown) => {
      throw isRefusal(error) ? new NotAzureMonitorError((error as Error).message) : error;
    });
    if (!identity) throw new NotAzureMonitorError('no token of the customer’s tenant');
    const claim = (name: string): unknown => identity.getClaimValue(name);
    if (![appId, `api://${appId}`].includes(String(claim('aud'))))
      throw new NotAzureMonitorError('the token is for somebody else');
    if (typeof claim('exp') !== 'number') throw new NotAzureMonitorError('the token does not expire');
    if (!rolesIn(identity).includes(ROLE)) throw new NotAzureMonitorError(`the token lacks the role ${ROLE}`);
    if (callerAppId !== undefined && (claim('azp') ?? claim('appid')) !== callerAppId)
      throw new NotAzureMonitorError('the token is not Azure Monitor’s');
  };
}

const rolesIn = (identity: ClaimsIdentity): readonly unknown[] => {
  const roles: unknown = identity.getClaimValue('roles');
  return Array.isArray(roles) ? roles : [];
};

/** Anything else, such as signing keys that cannot be read, is no fault of the caller. */
function isRefusal(error: unknown): boolean {
  if (error instanceof AuthenticationError) return error.statusCode === 401;
  return ['JsonWebTokenError', 'TokenExpiredError', 'NotBeforeError'].includes((error as Error).name);
}
