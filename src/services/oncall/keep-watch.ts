import { type OwnTrouble, RAISED_AFTER_MS } from '../../domain/own-trouble.ts';
import type { OwnTroubleBook, Page, Pager } from '../oncall-ports.ts';
import { type NoticeDue, noticeDue } from './notice-due.ts';

export interface KeepWatchNeeds {
  readonly troubles: OwnTroubleBook;
  readonly watchTokens: () => Promise<void>;
  readonly pagers: readonly Pager[];
  readonly press: (trouble: OwnTrouble, event: NoticeDue['event'], now: Date) => Pick<Page, 'subject' | 'text'>;
  /** Has each living card say how long it was blind. */
  readonly catchUp: (trouble: OwnTrouble) => Promise<void>;
  readonly clock: () => Date;
  readonly onRaised: (trouble: OwnTrouble) => void;
  readonly onEnded: (trouble: OwnTrouble) => void;
  readonly onSent: (pager: Pager, event: NoticeDue['event']) => void;
  /** A notice did not go out. It is tried again. */
  readonly onFailure: (error: unknown, pager: Pager) => void;
}

/** Who claimed a notice and has not sent it by then has failed or died: longer than the slowest pager takes. */
const SENDING_LIMIT_MS = 2 * 60_000;
const TOLD_FOR_MS = 24 * 3600_000;

/**
 * A round over our own troubles: raises what has lasted three minutes, tells whoever is on call that it began, lasts and is
 * over, and has the cards catch up. On any number of replicas each of these is done once: it is claimed in the database.
 */
export function createKeepWatch(needs: KeepWatchNeeds): () => Promise<void> {
  const { troubles, pagers, clock } = needs;
  const silentSince = () => new Date(clock().getTime() - SENDING_LIMIT_MS);

  async function tell(trouble: OwnTrouble, pager: Pager): Promise<void> {
    const own = (await troubles.notices(trouble.id)).filter((one) => one.pager === pager.name);
    const due = noticeDue(trouble, own, clock());
    if (!due) return;
    const notice = { troubleId: trouble.id, notice: due.name, pager: pager.name };
    if (!(await troubles.claim(notice, clock(), silentSince()))) return;
    const { event, name } = due;
    const words = needs.press(trouble, event, clock());
    await pager.page({ id: `${trouble.id}.${name}`, event, ...words, at: clock(), trouble });
    await troubles.sent({ ...notice, sentAt: clock() });
    needs.onSent(pager, event);
  }

  async function end(trouble: OwnTrouble): Promise<void> {
    const notice = { troubleId: trouble.id, notice: 'recovered', pager: 'cards' };
    const told = await troubles.notices(trouble.id);
    if (told.some(({ pager }) => pager === notice.pager)) return;
    if (!(await troubles.claim(notice, clock(), silentSince()))) return;
    await needs.catchUp(trouble);
    await troubles.sent({ ...notice, sentAt: clock() });
    needs.onEnded(trouble);
  }

  return async () => {
    await needs.watchTokens();
    const raised = await troubles.raise(new Date(clock().getTime() - RAISED_AFTER_MS), clock());
    for (const trouble of raised) needs.onRaised(trouble);
    for (const trouble of await troubles.since(new Date(clock().getTime() - TOLD_FOR_MS))) {
      if (!trouble.raisedAt) continue;
      if (trouble.endedAt) await end(trouble);
      await Promise.all(
        pagers.map((pager) => tell(trouble, pager).catch((error: unknown) => needs.onFailure(error, pager))),
      );
    }
  };
}
