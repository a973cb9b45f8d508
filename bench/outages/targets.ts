/** What has to be reached, and what was. */
export interface Target {
  readonly what: string;
  readonly measured: number;
  /** At most so much, or exactly. */
  readonly atMost?: number;
  readonly exactly?: number;
  readonly atLeast?: number;
}

export const isMet = ({ measured, atMost, atLeast, exactly }: Target): boolean =>
  !Number.isNaN(measured) &&
  (atMost === undefined || measured <= atMost) &&
  (atLeast === undefined || measured >= atLeast) &&
  (exactly === undefined || measured === exactly);

/** One line each, with what was missed marked. */
export const linesOf = (targets: readonly Target[]): readonly string[] =>
  targets.map((target) => {
    const { what, measured, atMost, atLeast, exactly } = target;
    const wanted = [
      exactly !== undefined && `exactly ${exactly}`,
      atMost !== undefined && `at most ${atMost}`,
      atLeast !== undefined && `at least ${atLeast}`,
    ].filter(Boolean);
    const mark = wanted.length === 0 ? 'stated' : isMet(target) ? 'met' : 'MISSED';
    return `${mark.padEnd(7)} ${what.padEnd(64)} ${rounded(measured).padStart(9)}  ${wanted.join(', ')}`;
  });

const rounded = (figure: number): string => String(Math.round(figure * 100) / 100);
