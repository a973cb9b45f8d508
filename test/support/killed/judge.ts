import { PARTNER_TENANT_ID } from '../sandbox-calls.ts';
import { cardIn } from '../teams/card-reading.ts';
import { KIM, startTeams } from '../teams/teams.ts';
import { shownOf } from './channel.ts';
import { type Home, knownCards, stuck } from './home.ts';
import { inTime } from './in-time.ts';
import { ACTS, REPLY_OF, WORDS_OF } from './incident.ts';
import { CONVERSATION, describeDeaths, type Killing, killsIn } from './killing.ts';
import type { Lives } from './lives.ts';

/** What is left when all has been told. */
export interface Judgement {
  readonly kills: number;
  /** What never came, or is not as it was told. */
  readonly lost: readonly string[];
  /** Cards posted twice, which nobody knows until somebody clicks on them. */
  readonly repeatedCards: number;
  /** Of these, those that a click did not replace by a link to the living one. */
  readonly unhealed: readonly string[];
  readonly repeatedReplies: number;
  /** What came more often than a kill explains. */
  readonly tooMuch: readonly string[];
  readonly stuck: readonly unknown[];
}

interface Orphan {
  readonly messageId: string;
  readonly livingId: string;
}

/** Ends the last life, looks at all that stands in the channel, and clicks on what was posted twice. */
export async function judge({ lives, told, lost }: Killing, home: Home): Promise<Judgement> {
  await lives.end();
  const { known, left } = await home.visit(async (db) => ({ known: await knownCards(db), left: await stuck(db) }));
  const [wrong, tooMuch, orphans]: [string[], string[], Orphan[]] = [[], [], []];
  let repeatedReplies = 0;
  for (const one of told) {
    const { incidentId, deaths } = one;
    const { cards, replies } = shownOf(lives.connector.calls, incidentId);
    const say = (what: string) => `${incidentId}: ${what} (${describeDeaths(one)})`;
    const livingId = known.get(incidentId) ?? '';
    if (!cards.get(livingId)?.includes(WORDS_OF.resolved)) wrong.push(say('its card does not say how it ended'));
    // Each kill may have cut off one call that Teams had taken.
    if (cards.size > 1 + deaths.opened.length) tooMuch.push(say(`${cards.size} cards`));
    orphans.push(...[...cards.keys()].filter((id) => id !== livingId).map((messageId) => ({ messageId, livingId })));
    for (const act of ACTS) {
      const words = REPLY_OF[act];
      const times = replies.filter((reply) => words && reply.startsWith(words)).length;
      if (times > 1 + deaths[act].length) tooMuch.push(say(`${times} replies "${words}"`));
      repeatedReplies += Math.max(0, times - 1);
    }
    const strange = replies.filter((reply) => !ACTS.some((act) => reply.startsWith(REPLY_OF[act] ?? '\n')));
    if (strange.length > 0) tooMuch.push(say(strange.join(' ')));
  }
  return {
    kills: told.reduce((sum, one) => sum + killsIn(one), 0),
    lost: [...lost, ...wrong],
    repeatedCards: orphans.length,
    unhealed: await clickOn(lives, orphans),
    repeatedReplies,
    tooMuch,
    stuck: left,
  };
}

/** Answers those that do not lead to the living card then. */
async function clickOn(lives: Lives, orphans: readonly Orphan[]): Promise<readonly string[]> {
  if (orphans.length === 0) return [];
  const { connector } = lives;
  const life = await lives.listen();
  const ours = { tenantId: PARTNER_TENANT_ID, userRole: 'user' } as const;
  const channel = (await startTeams(life.url, connector)).gathering(KIM, CONVERSATION, 'channel', [ours, ours]);
  const unhealed: string[] = [];
  for (const { messageId, livingId } of orphans) {
    const posted = connector.calls.find(({ activityId }) => activityId === messageId);
    await channel.clicks('Timeline', { on: cardIn(posted?.activity), messageId });
    const isHealed = connector.until((calls) =>
      calls.some(
        ({ method, activityId, activity }) =>
          method === 'PUT' && activityId === messageId && JSON.stringify(activity).includes(`/${livingId}?`),
      ),
    );
    await inTime(isHealed).catch(() => unhealed.push(messageId));
  }
  await life.end();
  return unhealed;
}
