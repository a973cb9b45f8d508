/** Answers what it read lately instead of reading it again; many turns at once are one reading. A failure is not kept. */
export function keptBriefly<Read>(
  read: () => Promise<Read>,
  { clock, keepMs }: { readonly clock: () => Date; readonly keepMs: number },
): () => Promise<Read> {
  let kept: { readonly until: number; readonly reading: Promise<Read> } | undefined;
  return async () => {
    const now = clock().getTime();
    if (kept && now < kept.until) return await kept.reading;
    const reading = read();
    const mine = { until: now + keepMs, reading };
    kept = mine;
    reading.catch(() => {
      if (kept === mine) kept = undefined;
    });
    return await reading;
  };
}
