/** An invoke is answered by then, with a sign of work if need be; Teams gives up some time after 5 s. */
export const INVOKE_PATIENCE_MS = 3500;
