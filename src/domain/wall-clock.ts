/** The moment at which a zone's clock shows this. Where the zone leaves a time out, as when summer begins, an hour further on. */
export function momentOf(day: string, time: string, zone: string): Date {
  const asUtc = Date.parse(`${day}T${time}:00Z`);
  const off = (moment: number): number => {
    const shown = wallClock(new Date(moment), zone);
    return Date.parse(`${shown.day}T${shown.time}:00Z`) - moment;
  };
  const first = asUtc - off(asUtc);
  return new Date(asUtc - off(first));
}

/** The same for what somebody has typed (`YYYY-MM-DD`, `HH:MM`); nothing for a day, a time or a zone that is none. */
export function momentTyped(day: string, time: string, zone: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}$/.test(time)) return undefined;
  const asUtc = new Date(`${day}T${time}:00Z`);
  // The 31st of February is read as a day in March.
  if (Number.isNaN(asUtc.getTime()) || !asUtc.toISOString().startsWith(`${day}T${time}`)) return undefined;
  try {
    return momentOf(day, time, zone);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** `HH:MM` and the day, as a clock in the zone shows them. Fails with `RangeError` for a zone that is none. */
export function wallClock(at: Date, zone: string): { readonly day: string; readonly time: string } {
  const format = formats.get(zone) ?? new Intl.DateTimeFormat('en-CA', { ...PARTS, timeZone: zone });
  formats.set(zone, format);
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
  return { day: `${part.year}-${part.month}-${part.day}`, time: `${part.hour}:${part.minute}` };
}

const PARTS = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const;
