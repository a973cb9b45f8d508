import type { OwnTrouble, OwnTroubleKind } from '../domain/own-trouble.ts';
import type { FailureKind } from '../domain/source-error.ts';

/** A notice to somebody on call, in plain words. */
export interface Page {
  /** The same however often it is tried. */
  readonly id: string;
  readonly event: 'raised' | 'reminded' | 'recovered' | 'test';
  readonly subject: string;
  readonly text: string;
  readonly at: Date;
  /** Absent in a test. */
  readonly trouble?: Pick<OwnTrouble, 'kind' | 'since' | 'endedAt'>;
}

/** It did not go out. `message` is for the log and holds no secret. */
export class PageError extends Error {
  override readonly name = 'PageError';
}

/** Reaches somebody on call by a way that needs neither Teams nor Entra. Fails with `PageError` only. */
export interface Pager {
  /** Of one way to one receiver, for good: by it notices are told apart that have gone out. */
  readonly name: string;
  readonly way: 'email' | 'webhook';
  /** Whom it reaches: an address or a host. */
  readonly reaches: string;
  page(page: Page): Promise<void>;
  /** Whether it would work, as far as that can be seen without sending anything. */
  check(): Promise<void>;
}

/** What went out, by one pager. */
export interface Notice {
  readonly troubleId: string;
  readonly notice: string;
  readonly pager: string;
  readonly sentAt: Date;
}

/** Our own troubles, kept where all replicas see them. Of each kind at most one is open. */
export interface OwnTroubleBook {
  /** Something failed: opens a trouble, which began then or earlier, or goes on with the open one. */
  failed(kind: OwnTroubleKind, at: Date, why: string, since?: Date): Promise<void>;
  /** Something worked: ends the open one, and forgets it where it was a hiccup. */
  worked(kind: OwnTroubleKind, at: Date): Promise<void>;
  /** Raises what has lasted since then, and has failed again after its beginning. Answers what this call raised. */
  raise(since: Date, at: Date): Promise<readonly OwnTrouble[]>;
  /** Open ones, hiccups too, and those that ended after then; the oldest first. */
  since(then: Date): Promise<readonly OwnTrouble[]>;
  notices(troubleId: string): Promise<readonly Notice[]>;
  /** True for the first that asks; again once whoever claimed it has neither sent it nor been heard of since `silentSince`. */
  claim(notice: Omit<Notice, 'sentAt'>, at: Date, silentSince: Date): Promise<boolean>;
  sent(notice: Notice): Promise<void>;
  /** Forgets what ended before then. */
  purge(before: Date): Promise<void>;
}

/** What became of asking for one tenant's token. */
export interface TokenOutcome {
  readonly tenantId: string;
  readonly at: Date;
  /** Absent where there was one. */
  readonly failure?: FailureKind;
}

/** How tokens were given lately, over all tenants that were asked for. */
export interface TokenStanding {
  readonly asked: number;
  readonly failing: number;
  /** Since when the first of those has been failing. */
  readonly since?: Date;
  /** Why most of them fail. */
  readonly failure?: FailureKind;
}

export interface TokenOutcomeBook {
  note(outcomes: readonly TokenOutcome[]): Promise<void>;
  /** Of tenants asked for since `then`, without those that have been failing since before `floor`: that is their own. */
  standing(then: Date, floor: Date): Promise<TokenStanding>;
  purge(before: Date): Promise<void>;
}
