export interface Progress {
  /** Stays. */
  note(line: string): void;
  /** Where we are: on a terminal one line that replaces itself, elsewhere nothing. */
  tell(asks: string): void;
  end(): void;
}

const CLEAR = '\r\u001B[K';

/** On standard error, so that what doctor has found can be piped on. */
export function createProgress(out: Pick<NodeJS.WriteStream, 'isTTY' | 'columns' | 'write'>): Progress {
  return {
    note: (line) => void out.write(`${line}\n`),
    tell: (asks) => void (out.isTTY && out.write(`${CLEAR}${asks.slice(0, (out.columns ?? 80) - 1)}`)),
    end: () => void (out.isTTY && out.write(CLEAR)),
  };
}
