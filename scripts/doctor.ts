import { examine } from '../src/house/doctor.ts';
import { REAL_WORLD } from '../src/house/world.ts';
import { patient } from './doctor/patient.ts';
import { createProgress } from './doctor/progress.ts';
import { report } from './doctor/report.ts';
import { readDoctorWishes, USAGE } from './doctor/wishes.ts';
import { OperatorError, runCommand } from './onboard/operator-error.ts';

/**
 * `npm run doctor`: asks each outside system one harmless question and says what to do. Looks at the settings in the
 * environment; without any, or with `--sandbox`, at the sandbox. Exit code 1: the bot could not do its main job.
 */
await runCommand(async () => {
  const wishes = readDoctorWishes(process.argv.slice(2));
  if (wishes === undefined) throw new OperatorError(USAGE);
  const progress = createProgress(process.stderr);
  const { env, about, leave } = await patient(process.env, wishes.sandbox);
  try {
    progress.note(about);
    const examination = await examine({ env, ...wishes, tell: progress.tell }, REAL_WORLD);
    progress.end();
    process.stdout.write(report(examination, { json: wishes.json, width: process.stdout.columns ?? 120 }));
    if (!examination.isWell) process.exitCode = 1;
  } finally {
    await leave();
  }
});
