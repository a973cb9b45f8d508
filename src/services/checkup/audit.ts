import { type Check, type Finding, ok, skipped, warn } from './check.ts';

export interface AuditNeeds {
  /** How many keys sign or have signed the chain's head. */
  readonly keys: number;
  /** No other machine talks to the bot. */
  readonly isLocal: boolean;
  /** Its head goes nowhere but to this machine's own disk, beside the embedded database or for one replica of several. */
  readonly isBesideTheData: boolean;
  /** The second place on this machine. */
  readonly place: string;
}

/** Whether the audit trail would prove anything against somebody who can write to the database. Asks nobody. */
export function auditCheck({ keys, isLocal, isBesideTheData, place }: AuditNeeds): Check {
  return {
    name: 'audit',
    system: 'Audit trail',
    asks: 'Is it signed, and kept in a second place?',
    async ask(): Promise<Finding> {
      if (keys === 0)
        return warn(
          'It is not signed: whoever can write to the database could make the whole chain anew.',
          'Set AUDIT_KEY (openssl rand -base64 32) or AUDIT_KEY_VAULT_URL.',
        );
      if (isBesideTheData) {
        const says = `It is signed; its head is kept at ${place} alone, on the disk of this machine.`;
        return isLocal
          ? skipped(says)
          : warn(says, "Set AUDIT_HEADS_DIR to another machine's disk, or AUDIT_HEADS_URL.");
      }
      return ok(`It is signed (${keys === 1 ? 'one key' : `${keys} keys`}), and its head is kept in a second place.`);
    },
  };
}
