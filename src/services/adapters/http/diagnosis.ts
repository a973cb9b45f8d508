const LONGEST = 300;
const DEEPEST = 4;

/**
 * What an error body says, for the log. Reads Graph and ARM (`error.code`, `error.message`), Partner Center's two shapes
 * (`code`/`description`, `statusCode`/`message`), and JSON packed into a message, down to the innermost words.
 * Never carries a token.
 */
export function diagnosisOf(body: string): { readonly code: string; readonly text: string } {
  const codes: string[] = [];
  const words = innermost(body, codes, 0);
  const text = [...new Set([...codes, words])].filter((part) => part !== '').join(' ');
  return { code: codes[0] ?? '', text: withoutTokens(text).slice(0, LONGEST) };
}

/** Takes out whatever looks like a bearer token, a signed assertion or a secret in a form body. */
export const withoutTokens = (text: string): string =>
  text
    .replace(/\beyJ[\w-]+(\.[\w-]*)*/g, '***')
    .replace(/\b(bearer)\s+[^\s"',]+/gi, '$1 ***')
    .replace(
      /\b((?:access_token|refresh_token|client_secret|client_assertion)["']?\s*[=:]\s*["']?)[^\s"'&,}]+/gi,
      '$1***',
    )
    .replace(/\s+/g, ' ')
    .trim();

function innermost(said: unknown, codes: string[], depth: number): string {
  if (typeof said === 'string') {
    const inner = depth < DEEPEST ? jsonIn(said) : undefined;
    return inner === undefined ? said : innermost(inner, codes, depth + 1);
  }
  if (typeof said !== 'object' || said === null) return '';
  const { error, code, statusCode, message, description } = said as Record<string, unknown>;
  if (code !== undefined || statusCode !== undefined) codes.push(String(code ?? statusCode));
  return innermost(error ?? message ?? description, codes, depth);
}

function jsonIn(text: string): unknown {
  const start = text.replace(/^\uFEFF/, '').trim();
  if (!start.startsWith('{')) return undefined;
  try {
    return JSON.parse(start);
  } catch {
    return undefined;
  }
}
