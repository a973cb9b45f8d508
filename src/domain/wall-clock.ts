/**
 * The moment at which a zone's clock shows this (`YYYY-MM-DD`, `HH:MM`); nothing for a day, time or zone that is none.
 * Where summer time begins, an hour that no clock shows counts as the one after; where it ends, the earlier one.
 */
export function momentOf(day: string, time: string, zone: string): Date | undefined {
  const shown = /^\d{4}-\d{2}-\d{2}$/.test(day) && /^\d{2}:\d{2}$/.test(time) ? Date.parse(`${day}T${time}Z`) : NaN;
  // Date.parse takes the 31st of February for a day in March.
  if (Number.isNaN(shown) || !new Date(shown).toISOString().startsWith(`${day}T${time}`)) return undefined;
  const offsets = [-DAY_MS, DAY_MS].map((apart) => offsetAt(shown + apart, zone));
  if (offsets.some(Number.isNaN)) return undefined;
  const moments = offsets.map((offset) => shown - offset);
  const [first] = moments.filter((moment) => moment + offsetAt(moment, zone) === shown).sort((a, b) => a - b);
  return new Date(first ?? Math.max(...moments));
}

const DAY_MS = 24 * 3_600_000;

/** How far the zone's clock is ahead of UTC then, in milliseconds. */
function offsetAt(moment: number, zone: string): number {
  try {
    const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(
      moment,
    );
    const told = parts.find(({ type }) => type === 'timeZoneName')?.value ?? '';
    const [, sign, hours = '0', minutes = '0'] = /GMT(?:([+-])(\d{2}):(\d{2}))?/.exec(told) ?? [];
    return (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
  } catch {
    return NaN;
  }
}
