/** Why `npm start` cannot go on, as sentences for the person at the terminal. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
