import { type Config, readConfig, SettingsError } from '../config.ts';

/** Errors whose sentence is meant for the person who starts us; the rest shows where it came from. */
const SENTENCES = [
  'SettingsError',
  'TokenKeyUnreadableError',
  'DataDirInUseError',
  'DatabaseUnreachableError',
  'PortInUseError',
];

/** Builds a house for one of these roles, and closes it politely when the process is told to end. */
export async function stand(
  roles: readonly Config['ROLE'][],
  build: (config: Config) => Promise<{ close(): Promise<void> }>,
): Promise<void> {
  try {
    const config = readConfig();
    if (!roles.includes(config.ROLE)) throw new SettingsError([`ROLE: must be ${roles.join(' or ')} for this program`]);
    const building = build(config);
    const leave = () => void building.then((house) => house.close()).then(() => process.exit(0));
    process.once('SIGINT', leave);
    process.once('SIGTERM', leave);
    await building;
  } catch (error) {
    const known = error instanceof Error && SENTENCES.includes(error.name);
    console.error(known ? error.message : error);
    // What was opened on the way must not keep a process alive that serves nobody.
    process.exit(1);
  }
}
