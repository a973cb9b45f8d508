import type { Story } from './story.ts';
import type { Chat } from './teams/teams.ts';

const HEALTH = '/v1.0/admin/serviceAnnouncement/';
const SOURCE_LIMIT_MS = 8000;
/** Failures are forgotten by then, and a circuit that they have opened lets a question through. */
const ASKED_AGAIN_MS = 30_000;

/**
 * Asks while Graph is silent, until the bot gives up on it. Azure is asked just before, with a Graph that fails at once, so
 * that its answer is known already and the end of the time limit meets Graph alone.
 */
export async function askPastSilentGraph({ sandbox, world }: Story, agent: Chat, words: string): Promise<void> {
  await sandbox.fault({ path: HEALTH, status: 503 });
  await agent.says(words);
  await sandbox.clearFaults();
  await sandbox.fault({ path: HEALTH, hang: true });
  world.pass(ASKED_AGAIN_MS);
  world.forget();
  const asked = agent.says(words);
  await world.runOut(SOURCE_LIMIT_MS);
  await asked;
}
