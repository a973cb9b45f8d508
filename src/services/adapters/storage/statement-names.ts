/** Answers the name under which a statement is to be prepared, or nothing when it is not worth it. */
export type StatementNames = (text: string, parameters?: readonly unknown[]) => string | undefined;

/**
 * Preparing saves parsing a statement each time it is sent. Only statements with parameters have names, and only the
 * first `most` different ones: a connection keeps what it has prepared for as long as it lives.
 */
export function createStatementNames(most = 200): StatementNames {
  const names = new Map<string, string>();
  return (text, parameters = []) => {
    const known = names.get(text);
    if (known !== undefined || parameters.length === 0 || names.size >= most) return known;
    const name = `healthdesk_${names.size}`;
    names.set(text, name);
    return name;
  };
}
