import type { AuditProblem, TrailVerdict } from '../../src/services/audit/verify-trail.ts';

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
    ? `compared with ${kept} heads of the second place, the last at row ${lastKept.position} of ${lastKept.signedAt.toISOString()}`
    : 'the second place has kept no head yet, so nothing shows whether the whole was set back to an earlier state';
  return [
    `${linked} rows are linked; ${head ? `the head is ${signed}` : 'there is no head'}; ${compared}.`,
    `${erased} of them no longer tell of whom, as rows of the trail say.`,
    unlinked.oldestAt === undefined
      ? 'No row waits to be linked.'
      : `${unlinked.count} rows are not linked yet and prove nothing, the oldest of ${unlinked.oldestAt.toISOString()}.`,
    ...problems.map(({ kind, position, ...where }) => {
      const place = 'place' in where && where.place === 'second-place' ? ' (second place)' : '';
      return `WRONG: row ${position} ${WHAT[kind]}${place}.`;
    }),
    problems.length === 0 ? 'The chain is whole.' : 'The chain is NOT whole.',
  ];
}
