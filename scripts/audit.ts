import { readConfig } from '../src/config.ts';
import { openAuditDesk } from '../src/house/audit-desk.ts';
import { withTokenKeys } from '../src/house/token-keys.ts';
import { REAL_WORLD } from '../src/house/world.ts';
import { verdictLines } from './audit/verdict-lines.ts';
import { readWishes, USAGE } from './audit/wishes.ts';
import { writePieces } from './audit/write-pieces.ts';
import { OperatorError, runCommand } from './onboard/operator-error.ts';

/** `npm run audit`: proves the audit trail, exports of it, or erases one person from it. Exits with 1 where it is not whole. */
await runCommand(async () => {
  const wish = readWishes(process.argv.slice(2));
  if (wish === undefined) throw new OperatorError(USAGE);
  const desk = await openAuditDesk(await withTokenKeys(readConfig(), REAL_WORLD), REAL_WORLD);
  try {
    switch (wish.do) {
      case 'verify': {
        const verdict = await desk.verify(wish.heads);
        for (const line of verdictLines(verdict)) console.log(line);
        if (verdict.problems.length > 0) process.exitCode = 1;
        return;
      }
      case 'export': {
        const customer = wish.customer === undefined ? undefined : await desk.tenantNamed(wish.customer);
        if (wish.customer !== undefined && !customer)
          throw new OperatorError(`No customer is called ${wish.customer}.`);
        const pieces = desk.export({
          ...(customer && { tenantId: customer }),
          ...(wish.from && { from: wish.from }),
          ...(wish.before && { before: wish.before }),
        });
        const count = await writePieces(pieces, wish.to);
        console.error(`Rows ${wish.to === undefined ? 'printed' : `in ${wish.to}`}: ${count}.`);
        return;
      }
      case 'forget': {
        const count = await desk.forget(wish.objectId, wish.tenantId);
        console.log(`Rows that no longer tell of this person: ${count}.`);
      }
    }
  } finally {
    await desk.close();
  }
});
