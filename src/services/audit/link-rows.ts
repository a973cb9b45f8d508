import { type AuditRow, type ChainHead, headText, linkText, type SignedHead } from '../../domain/audit.ts';
import type { AuditSeal, AuditTrail, Linking } from '../audit-ports.ts';

export interface LinkRowsNeeds {
  readonly trail: Pick<AuditTrail, 'link'>;
  readonly seal: AuditSeal;
  readonly clock: () => Date;
}

const MOST_AT_ONCE = 500;
/** After a long silence more wait than one job should take. */
export const MOST_IN_A_RUN = 10_000;

/** Gives rows that wait their places in the chain, and signs where it ends. Answers how many there were, `MOST_IN_A_RUN` at most. */
export function createLinkRows({ trail, seal, clock }: LinkRowsNeeds): () => Promise<number> {
  const sealed = (rows: readonly AuditRow[], head: ChainHead): Linking => {
    let { position, hash } = head;
    const links = rows.map((row) => {
      position += 1;
      hash = seal.hash(linkText(row, position, hash));
      return { id: row.id, position, hash };
    });
    const end: SignedHead = { position, hash, signedAt: clock() };
    return { links, head: { ...end, ...seal.sign(headText(end)) } };
  };

  return async () => {
    let linked = 0;
    let isAll = false;
    while (!isAll && linked < MOST_IN_A_RUN) {
      const some = await trail.link(MOST_AT_ONCE, sealed);
      linked += some;
      isAll = some < MOST_AT_ONCE;
    }
    return linked;
  };
}
