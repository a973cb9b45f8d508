/** A process that owns DATA_DIR and claims turn after turn, saying each one's number once it is acknowledged. */
import { openDatabase } from '../../src/services/adapters/storage/database.ts';
import { createTurnLedger } from '../../src/services/adapters/storage/turn-ledger.ts';

const { db } = await openDatabase({ dataDir: process.argv[2] });
const ledger = createTurnLedger(db, { process: 'doomed', onError: console.error });
for (let n = 0; ; n++) {
  await ledger.claim(`turn ${n}`, new Date(0));
  process.stdout.write(`${n}\n`);
}
