/** So many digits: Microsoft 365 support gives eight, Partner Center and Azure 15 or 16. */
const DIGITS = /(?<!\d)\d(?:[\s-]?\d){5,19}(?!\d)/g;

/**
 * The number in what somebody has typed or pasted, such as `TrackingID#2611220000000123` or `2611 2200 0000 0123`: digits alone,
 * for Microsoft's desks give no others. Nothing where there is none, or more than one.
 */
export function requestNumberIn(typed: string): string | undefined {
  // Some keyboards type digits as wide as Hangul.
  const found = [...typed.normalize('NFKC').matchAll(DIGITS)].map(([digits]) => digits.replace(/\D/g, ''));
  const [number, ...others] = new Set(found);
  return others.length === 0 ? number : undefined;
}
