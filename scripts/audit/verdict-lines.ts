import { type AuditProblem, MOST_TOLD, type TrailVerdict } from '../../src/services/audit/verify-trail.ts';

const WHAT: Readonly<Record<AuditProblem['kind'], string>> = {
  changed: 'is not the row that was linked there, or follows another one',
  gone: 'is missing',
  'other-person': 'names another person than it was written with',
  'person-gone': 'has lost its person, and no row tells of an erasure',
  'other-end': 'is where the rows end, and the head says otherwise',
  unsigned: 'has a head without a signature: set AUDIT_KEY',
  'bad-signature': 'has a head that was not signed with the key it names',
  'unknown-key': 'has a head signed with a key that AUDIT_KEY does not hold',
  'not-as-kept': 'is not what the second place has kept',
};

/** What `verify` says, a sentence a line. */
export function verdictLines({
  problems,
  linked,
  head,
  erased,
  kept,
  lastKept,
  unlinked,
}: TrailVerdict): readonly string[] {
  const signed = head?.keyId ? `signed ${head.signedAt.toISOString()} with key ${head.keyId}` : 'not signed';
  const compared = lastKept
    ? `${kept}, the last at row ${lastKept.position} of ${lastKept.signedAt.toISOString()}`
    : 'none is kept yet, so nothing shows whether the whole was set back to an earlier state';
  return [
    `Rows linked: ${linked}. ${head ? `Their head is ${signed}` : 'There is no head'}.`,
    `Heads of the second place compared: ${compared}.`,
    `Rows that no longer tell of whom, as rows of the trail say: ${erased}.`,
    unlinked.oldestAt === undefined
      ? 'Rows that wait for their link: none.'
      : `Rows that wait for their link, and prove nothing yet: ${unlinked.count}, the oldest of ${unlinked.oldestAt.toISOString()}.`,
    ...problems.map(({ kind, position, ...where }) => {
      const place = 'place' in where && where.place === 'second-place' ? ' (second place)' : '';
      return `WRONG: row ${position} ${WHAT[kind]}${place}.`;
    }),
    ...(problems.length >= MOST_TOLD ? ['There may be more.'] : []),
    sumOf(problems.length, linked),
  ];
}

function sumOf(problems: number, linked: number): string {
  if (problems > 0) return 'The chain is NOT whole.';
  return linked === 0 ? 'There is no chain yet.' : 'The chain is whole.';
}
