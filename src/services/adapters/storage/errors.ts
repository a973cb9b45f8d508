/** Two processes on one embedded directory would silently lose rows, so the second one stops here. */
export class DataDirInUseError extends Error {
  readonly dataDir: string;

  constructor(dataDir: string, options?: ErrorOptions) {
    super(
      `The data directory ${dataDir} is in use by another process. Stop that one first, or give this one its own ` +
        'directory with DATA_DIR, or let both share a PostgreSQL server with DATABASE_URL.',
      options,
    );
    this.name = 'DataDirInUseError';
    this.dataDir = dataDir;
  }
}

/** The server did not let us in. `cause` has its words; the sentence holds no password. */
export class DatabaseUnreachableError extends Error {
  constructor(place: string, options: { readonly cause: unknown }) {
    super(`No connection to the PostgreSQL server at ${place}. Check that it runs, and check DATABASE_URL.`, options);
    this.name = 'DatabaseUnreachableError';
  }
}

/** The item has changed since its eTag was read. botbuilder knows a conflict by the words "eTag conflict". */
export class StateConflictError extends Error {
  readonly key: string;

  constructor(key: string) {
    super(`Bot state "${key}" was not written: eTag conflict.`);
    this.name = 'StateConflictError';
    this.key = key;
  }
}

/** A sealed token cannot be opened, or none be sealed. */
export class TokenKeyMissingError extends Error {
  constructor() {
    super(
      'The key of the stored tokens is not among those in TOKEN_KEY. Put it back, after the newer ones, or drop the ' +
        'tokens (npm run revoke) and let the accounts sign in again (npm run onboard).',
    );
    this.name = 'TokenKeyMissingError';
  }
}
