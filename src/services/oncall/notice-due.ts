import type { OwnTrouble } from '../../domain/own-trouble.ts';
import type { Notice, Page } from '../oncall-ports.ts';

/** What one pager should tell of a trouble now; `name` is unique for the trouble and the pager. */
export interface NoticeDue {
  readonly event: Exclude<Page['event'], 'test'>;
  readonly name: string;
}

export const REMINDED_AFTER_MS = 3600_000;

/** That it has begun, that it still lasts, an hour after the last word at the earliest, and that it is over. `sent` is the pager's. */
export function noticeDue({ endedAt }: OwnTrouble, sent: readonly Notice[], now: Date): NoticeDue | undefined {
  if (endedAt) {
    const isTold = sent.some(({ notice }) => notice === 'recovered');
    return isTold ? undefined : { event: 'recovered', name: 'recovered' };
  }
  const last = sent.at(-1);
  if (!last) return { event: 'raised', name: 'raised' };
  if (now.getTime() - last.sentAt.getTime() < REMINDED_AFTER_MS) return undefined;
  return { event: 'reminded', name: `reminded-${sent.length}` };
}
