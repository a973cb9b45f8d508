import { AuthenticationError, type ClaimsIdentity } from 'botframework-connector';
import { JwtTokenExtractor } from 'botframework-connector/lib/auth/jwtTokenExtractor.js';

/** Whose tokens we take: the channel's, for this bot. */
export interface ChannelTrust {
  readonly appId: string;
  /** The `iss` of the channel's tokens. */
  readonly issuer: string;
  /** Where the channel tells its signing keys, each with the channels it may sign for. */
  readonly openIdMetadata: string;
}

/** What an activity claims, and its token has to bear out. */
export interface Claimed {
  readonly channelId: string;
  readonly serviceUrl: string;
}

/** The request is not the channel's, or not for us. Its message is for our log, never for the caller. */
export class NotFromChannelError extends Error {
  constructor(why: string, options?: ErrorOptions) {
    super(why, options);
    this.name = 'NotFromChannelError';
  }
}

export type ProveChannel = (authorization: string, claimed: Claimed) => Promise<ClaimsIdentity>;

const ALGORITHMS = ['RS256', 'RS384', 'RS512'];
const CLOCK_SKEW_S = 5 * 60;

/**
 * Proves that a request comes from the channel: issuer, audience, signature by a key that is endorsed for the channel,
 * expiry, service URL. Fails with `NotFromChannelError`.
 *
 * The framework checks the signature; its choice between kinds of token is passed by. It would also take tokens of skills
 * and of the Bot Framework Emulator, whose service URL it does not compare, and remembers for ever each tenant id that an
 * unproven token names.
 */
export function createChannelProof({ appId, issuer, openIdMetadata }: ChannelTrust): ProveChannel {
  const rules = { issuer: [issuer], clockTolerance: CLOCK_SKEW_S };
  const tokens = new JwtTokenExtractor(rules, openIdMetadata, ALGORITHMS);
  return async (authorization, { channelId, serviceUrl }) => {
    const identity = await tokens.getIdentityFromAuthHeader(authorization, channelId, []).catch((error: unknown) => {
      throw isRefusal(error) ? new NotFromChannelError((error as Error).message) : error;
    });
    if (!identity) throw new NotFromChannelError('no token of the channel');
    if (claimOf(identity, 'aud') !== appId) throw new NotFromChannelError('the token is for somebody else');
    // The framework takes a token without `exp` for one that never expires.
    if (typeof claimOf(identity, 'exp') !== 'number') throw new NotFromChannelError('the token does not expire');
    if (claimOf(identity, 'serviceurl') !== serviceUrl) throw new NotFromChannelError('the service URL is another one');
    return identity;
  };
}

const claimOf = (identity: ClaimsIdentity, name: string): unknown => identity.getClaimValue(name);

/** Anything else, such as signing keys that cannot be read, is no fault of the caller. */
function isRefusal(error: unknown): boolean {
  if (error instanceof AuthenticationError) return error.statusCode === 401;
  return ['JsonWebTokenError', 'TokenExpiredError', 'NotBeforeError'].includes((error as Error).name);
}
