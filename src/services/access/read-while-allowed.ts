import type { SourceName } from '../../domain/service.ts';
import { SourceError } from '../../domain/source-error.ts';
import type { ReadSources, Told } from '../health/read-sources.ts';
import type { MayRead, RightToRead } from './may-read.ts';

export interface ReadWhileAllowedNeeds {
  readonly mayRead: MayRead;
  readonly readSources: ReadSources;
  readonly sources: readonly SourceName[];
  readonly clock: () => Date;
}

/** Reads customers as long as we may, and asks nobody and no cache from then on: each source fails as `access-ended`. */
export function readWhileAllowed({ mayRead, readSources, sources, clock }: ReadWhileAllowedNeeds): ReadSources {
  return async (customer, options) => {
    const right = mayRead(customer);
    if (!right.may) return sources.map((source) => withheld(source, right, clock()));
    const told = await readSources(customer, options);
    const after = mayRead(customer);
    return after.may ? told : sources.map((source) => withheld(source, after, clock()));
  };
}

function withheld(source: SourceName, right: Exclude<RightToRead, { may: true }>, readAt: Date): Told {
  return { answer: { source, readAt, failure: whyWithheld(source, right) }, worsenedAt: new Map() };
}

/** What a source that is not even asked stands for. */
export function whyWithheld(source: SourceError['source'], right: Exclude<RightToRead, { may: true }>): SourceError {
  if (right.why !== 'unknown') return new SourceError('access-ended', source, `not read: ${right.why}`);
  const { failure } = right;
  const kind = failure?.kind ?? 'timeout';
  return new SourceError(
    kind,
    source,
    `relationships not read: ${failure?.message ?? 'their reading has not ended yet'}`,
  );
}
