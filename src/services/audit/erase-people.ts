import type { AuditTrail } from '../audit-ports.ts';
import { erasedRows, MOST_ERASED_IN_A_ROW, retiredBefore } from './erasures.ts';
import type { BeginRecord } from './record.ts';

export interface ErasePeopleNeeds {
  readonly trail: Pick<AuditTrail, 'rowsOf' | 'hasPeopleBefore' | 'erasePeople' | 'erasePeopleBefore'>;
  readonly beginRecord: BeginRecord;
  readonly newId: () => string;
}

/**
 * Erases whose deeds rows tell: rows and chain stay as they are, with a seal that nobody can open without the salt that
 * goes with the name. The trail tells of it first, so that what is missing is always explained.
 */
export function createErasePeople({ trail, beginRecord, newId }: ErasePeopleNeeds) {
  return {
    /** One person's. Answers in how many rows they stood. */
    async onWish(person: { readonly tenantId: string; readonly objectId: string }): Promise<number> {
      const rows = await trail.rowsOf(person);
      const record = beginRecord(newId());
      for (let at = 0; at < rows.length; at += MOST_ERASED_IN_A_ROW) {
        const some = rows.slice(at, at + MOST_ERASED_IN_A_ROW);
        record.note({ deed: 'erase-person', outcome: 'allowed', authority: 'operator', details: erasedRows(some) });
        await record.written();
        await trail.erasePeople(some);
      }
      return rows.length;
    },

    /** Everybody's, where rows are older than this. Answers how many rows. */
    async olderThan(at: Date): Promise<number> {
      if (!(await trail.hasPeopleBefore(at))) return 0;
      const record = beginRecord(newId());
      record.note({ deed: 'retire-people', outcome: 'allowed', authority: 'app', details: retiredBefore(at) });
      await record.written();
      return await trail.erasePeopleBefore(at);
    },
  };
}
