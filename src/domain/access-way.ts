import type { FailureKind } from './source-error.ts';

/**
 * How a customer's tenant is read:
 * - `delegated`: the reader account's refresh token, redeemed at the customer's tenant; needs GDAP
 * - `app-only`: the application's own permissions, which the customer has consented to
 * - `none`: by neither, and why
 */
export type AccessWay =
  | { readonly way: 'delegated' | 'app-only'; readonly triedAt: Date }
  | { readonly way: 'none'; readonly triedAt: Date; readonly failure: FailureKind };
