import { headText, type LinkedRow, linkText, NO_HEAD, personText, type SignedHead } from '../../domain/audit.ts';
import type { AuditSeal, AuditTrail, ToldRow } from '../audit-ports.ts';
import { createErasureBook } from './erasures.ts';

export type AuditProblem =
  /** A row is not the one that was linked there. */
  | { readonly kind: 'changed'; readonly position: number }
  /** Between two rows one or more are gone. */
  | { readonly kind: 'gone'; readonly position: number }
  /** Whose deed it was has been changed. */
  | { readonly kind: 'other-person'; readonly position: number }
  /** Whose deed it was has been taken away, and no row tells of an erasure. */
  | { readonly kind: 'person-gone'; readonly position: number }
  /** The chain ends elsewhere than its head says. */
  | { readonly kind: 'other-end'; readonly position: number }
  /** `place` is the second one, where the head is not the database's own. */
  | {
      readonly kind: 'unsigned' | 'bad-signature' | 'unknown-key';
      readonly position: number;
      readonly place: 'database' | 'second-place';
    }
  /** What the second place has kept is not in the chain any more. */
  | { readonly kind: 'not-as-kept'; readonly position: number };

export interface TrailVerdict {
  /** None: every linked row is as it was linked, and the chain ends where its signed head says. `MOST_TOLD` at most. */
  readonly problems: readonly AuditProblem[];
  readonly linked: number;
  readonly head: SignedHead | undefined;
  /** Of how many rows nobody can tell any more whose they were, as a row says. */
  readonly erased: number;
  /** Heads of the second place that the chain was compared with, and the last of them. */
  readonly kept: number;
  readonly lastKept: SignedHead | undefined;
  /** The tail that nothing proves yet. */
  readonly unlinked: { readonly count: number; readonly oldestAt: Date | undefined };
}

const PAGE = 1000;

/** Nobody would read more. */
export const MOST_TOLD = 100;

/**
 * Walks the whole chain, a page at a time, and compares it with these heads of the second place. One that is not signed, from a
 * time without a key, still says where the chain was.
 */
export function createVerifyTrail({ trail, seal }: { readonly trail: AuditTrail; readonly seal: AuditSeal }) {
  const signatureOf = (head: SignedHead, place: 'database' | 'second-place'): readonly AuditProblem[] => {
    const { position, keyId, signature } = head;
    if (!keyId || !signature) return [{ kind: 'unsigned', position, place }];
    const is = seal.verify(headText(head), { keyId, signature });
    if (is === 'good') return [];
    return [{ kind: is === 'bad' ? 'bad-signature' : 'unknown-key', position, place }];
  };

  return async (heads: readonly SignedHead[]): Promise<TrailVerdict> => {
    // Read before the rows: what is linked meanwhile comes after it.
    const head = await trail.head();
    const unlinked = await trail.unlinked();
    const erasures = createErasureBook(await trail.erasures());
    const keptAt = Map.groupBy(heads, ({ position }) => position);
    const problems: AuditProblem[] = [];
    let end = NO_HEAD;
    let erased = 0;

    function check({ row, person }: ToldRow & { readonly row: LinkedRow }): void {
      const { position, hash, personSeal } = row;
      if (position !== end.position + 1) problems.push({ kind: 'gone', position: end.position + 1 });
      else if (seal.hash(linkText(row, position, end.hash)) !== hash) problems.push({ kind: 'changed', position });
      if (keptAt.get(position)?.some((one) => one.hash !== hash)) problems.push({ kind: 'not-as-kept', position });
      keptAt.delete(position);
      if (person && seal.hash(personText(person)) !== personSeal) problems.push({ kind: 'other-person', position });
      if (!person && personSeal) {
        if (erasures.tellsOf(row)) erased += 1;
        else problems.push({ kind: 'person-gone', position });
      }
      if (position === head?.position && hash !== head.hash) problems.push({ kind: 'other-end', position });
      end = { position, hash };
    }

    let isWalked = false;
    while (!isWalked && problems.length < MOST_TOLD) {
      const page = await trail.linkedAfter(end.position, PAGE);
      for (const one of page) check(one);
      isWalked = page.length < PAGE;
    }
    if (isWalked) {
      const isCut = head !== undefined && end.position < head.position;
      const isLengthened = end.position > ((await trail.head())?.position ?? 0);
      if (isCut || isLengthened) problems.push({ kind: 'other-end', position: end.position });
      for (const position of keptAt.keys()) problems.push({ kind: 'not-as-kept', position });
    }
    if (head) problems.push(...signatureOf(head, 'database'));
    problems.push(...heads.filter(({ keyId }) => keyId).flatMap((one) => signatureOf(one, 'second-place')));
    problems.splice(MOST_TOLD);
    return { problems, linked: end.position, head, erased, kept: heads.length, lastKept: heads.at(-1), unlinked };
  };
}
