import { askedToStop } from './start/asked-to-stop.ts';
import { notePlaces } from './start/noted-places.ts';
import { places } from './start/places.ts';
import { refuseTakenPorts } from './start/ports.ts';
import { programs } from './start/programs.ts';
import { startAndStay } from './start/stay.ts';

/** `npm start`: a small Microsoft, the bot and a chat window on this machine, until Ctrl-C. */
async function plan(): Promise<ReturnType<typeof programs>> {
  const here = places(process.env);
  await refuseTakenPorts(here);
  await notePlaces(here);
  return programs(here, process.env);
}

process.exitCode = await startAndStay(plan, askedToStop(process.env.npm_lifecycle_event !== undefined));
