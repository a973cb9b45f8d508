/** Ends an operator's command with its sentence, without a stack. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
}

/** Errors whose sentence is meant for the person at the terminal. */
const SENTENCES = [
  'OperatorError',
  'SettingsError',
  'DataDirInUseError',
  'AuditTrailClosedError',
  'DatabaseUnreachableError',
  'TokenKeyMissingError',
  'TokenKeyUnreadableError',
  'LoginError',
  'SourceError',
];

/** Runs a command; what it fails with is said, and becomes the exit code. */
export async function runCommand(command: () => Promise<void>): Promise<void> {
  try {
    await command();
  } catch (error) {
    const known = error instanceof Error && SENTENCES.includes(error.name);
    console.error(known ? error.message : error);
    process.exitCode = 1;
  }
}
