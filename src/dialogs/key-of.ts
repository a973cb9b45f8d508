const KEY_BYTES = 12;

/** Names a press: the same words of the same person on the same card are one. */
export async function keyOf(what: string, whose: string, text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(`${whose} ${text}`));
  return `${what}-${Buffer.from(bytes).toString('hex', 0, KEY_BYTES)}`;
}
