/** What keeps the app package from being made, as sentences for the person at the terminal. */
export class PackageError extends Error {
  override readonly name = 'PackageError';
}
