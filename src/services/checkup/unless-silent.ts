import { SourceError } from '../../domain/source-error.ts';

/** For what only adorns an answer, or has a row of its own that says why it is missing. */
export const unlessSilent =
  <Instead>(instead: Instead) =>
  (error: unknown): Instead => {
    if (error instanceof SourceError) return instead;
    throw error;
  };
