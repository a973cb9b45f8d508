import './house/heap.ts';

import { readConfig } from './config.ts';
import { buildHouse } from './house.ts';

/** Errors whose sentence is meant for the person who starts the bot; the rest shows where it came from. */
const SENTENCES = [
  'SettingsError',
  'TokenKeyUnreadableError',
  'DataDirInUseError',
  'DatabaseUnreachableError',
  'PortInUseError',
];

try {
  const house = await buildHouse(readConfig());
  const leave = () => void house.close().then(() => process.exit(0));
  process.once('SIGINT', leave);
  process.once('SIGTERM', leave);
} catch (error) {
  const known = error instanceof Error && SENTENCES.includes(error.name);
  console.error(known ? error.message : error);
  // What was opened on the way must not keep a process alive that serves nobody.
  process.exit(1);
}
