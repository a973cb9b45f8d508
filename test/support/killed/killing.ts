import { DEFAULT_WISH } from '../../../src/domain/following.ts';
import { createFollowingBook } from '../../../src/services/adapters/storage/following-book.ts';
import { aPlace, KIM_AGENT, UNTOLD } from '../following.ts';
import type { Sandbox } from '../sandbox.ts';
import { PARTNER_TENANT_ID } from '../sandbox-calls.ts';
import { STAFF } from '../staff.ts';
import { tellIssues } from '../wire-issues.ts';
import { hasHeard, shownOf } from './channel.ts';
import { dieAt } from './die-at.ts';
import type { Home } from './home.ts';
import { inTime } from './in-time.ts';
import { ACTS, type Act, play } from './incident.ts';
import { type Lives, openLives } from './lives.ts';
import { createMoments, describeMoment, type Moment } from './moments.ts';

/** An incident, and at which moments of each act the bot was killed. */
export interface Told {
  readonly incidentId: string;
  readonly deaths: Readonly<Record<Act, readonly Moment[]>>;
}

export interface Killing {
  readonly lives: Lives;
  readonly told: readonly Told[];
  /** What never came. */
  readonly lost: readonly string[];
  /** One incident from its first act to its last, with a `kill -9` in each of the three, or two. */
  tellOne(): Promise<void>;
}

export const CONVERSATION = aPlace().conversationId;

export const killsIn = ({ deaths }: Told): number => ACTS.reduce((sum, act) => sum + deaths[act].length, 0);

export const describeDeaths = ({ deaths }: Told): string =>
  ACTS.map((act) => `${act}: ${deaths[act].map(describeMoment).join(', ')}`).join('; ');

/** A channel follows a customer, from whom incidents come one after the other. */
export async function openKilling(home: Home, sandbox: Sandbox, random: () => number): Promise<Killing> {
  const [customer] = await sandbox.customers();
  const tenantId = customer?.tenantId ?? '';
  await tellIssues(sandbox, tenantId);
  await sandbox.setThrottling(false);
  const lives = await openLives(home, sandbox);
  await follow(home, lives.connector.url);
  lives.begin();
  const told: Told[] = [];
  const lost: string[] = [];

  async function tell(incidentId: string, begunAt: Date, act: Act, moments: readonly Moment[]): Promise<void> {
    try {
      const [first, ...more] = moments;
      const happens = () => play(sandbox, tenantId, { id: incidentId, begunAt }, act, lives.now());
      if (first) await dieAt(lives, sandbox, first, incidentId, happens);
      else await happens();
      for (const moment of more) await dieAt(lives, sandbox, moment, incidentId, async () => {});
      await inTime(lives.connector.until((calls) => hasHeard(shownOf(calls, incidentId), act)));
      await lives.quiet();
    } catch (error) {
      lost.push(`${incidentId} ${act}: ${moments.map(describeMoment).join(', ')}: ${(error as Error).message}`);
    }
  }

  async function tellOne(momentsOf: (act: Act) => readonly Moment[]): Promise<void> {
    const incidentId = `EX${1_500_000 + told.length}`;
    const begunAt = lives.now();
    const deaths: Record<Act, readonly Moment[]> = { opened: [], worse: [], resolved: [] };
    for (const act of ACTS) {
      deaths[act] = momentsOf(act);
      await tell(incidentId, begunAt, act, deaths[act]);
    }
    told.push({ incidentId, deaths });
  }

  // In peace: whatever is repeated here is repeated without a kill.
  await tellOne(() => []);
  await lives.rest();
  const momentsOf = createMoments(random);
  return { lives, told, lost, tellOne: () => tellOne(momentsOf) };
}

function follow(home: Home, serviceUrl: string): Promise<void> {
  const now = new Date();
  const following = {
    ...DEFAULT_WISH,
    id: 'following-1',
    reader: { locale: 'en-GB', zone: 'UTC' },
    place: aPlace({ serviceUrl, tenantId: PARTNER_TENANT_ID }),
    owner: { ...KIM_AGENT, objectId: STAFF.helpdesk, tenantId: PARTNER_TENANT_ID },
    since: now,
  };
  return home.visit((db) => createFollowingBook(db, UNTOLD).keep(following, KIM_AGENT, now));
}
