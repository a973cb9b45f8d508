import { type Config, readConfig } from '../../src/config.ts';
import { createLog, type Log } from '../../src/house/log.ts';
import { buildHouse, type House } from '../../src/house.ts';
import { aDataDir } from './data-dirs.ts';
import { localBotAt } from './local-bot.ts';
import { type Sandbox, startSandbox } from './sandbox.ts';
import { STORY_NOW } from './story-now.ts';
import { startTeams, type Teams } from './teams/teams.ts';
import { createHandWorld, type HandWorld } from './world.ts';

/** The whole product, wired as in production, over real HTTP: Teams on one side, the sandbox on the other. */
export interface Story {
  readonly teams: Teams;
  readonly sandbox: Sandbox;
  readonly world: HandWorld;
  readonly house: House;
  /** All that the bot has logged. */
  logged(): string;
  /** Resolves with the first line of the log, past or to come, that fulfils the claim. It hears each line once. */
  heard(claim: (line: Record<string, any>) => boolean): Promise<Record<string, any>>;
  /** From now on a minute goes by after everything that Teams is told, so that no edit has to wait for its turn. */
  letTimePass(): void;
  /** Closes the bot and opens it again over the same data; Teams sees the same address. */
  restart(): Promise<void>;
}

export { STORY_NOW };

let sandbox: Promise<Sandbox> | undefined;
const theSandbox = (): Promise<Sandbox> => {
  sandbox ??= startSandbox({ now: STORY_NOW, fixedClock: true });
  return sandbox;
};

/** Settings of a story, on top of the usual ones; some need to know the sandbox. */
export type StorySettings = Record<string, string> | ((sandbox: Sandbox) => Promise<Record<string, string>>);

/** What Conditional Access answers. */
const REFUSED = 53003;

/**
 * For stories in which customers are looked at all the time; before `openStory`. All others are refused at the door, so that
 * their looks cost nothing and become rare: they have no part in the story, and one of them takes 12 seconds to answer.
 */
export function lookOnlyAt(...names: readonly string[]): void {
  before(async function refuseOthers() {
    this.timeout(60_000);
    const cloud = await theSandbox();
    const customers = await cloud.customers();
    const unknown = names.filter((name) => !customers.some((customer) => customer.name === name));
    if (unknown.length > 0) throw new Error(`the sandbox has no ${unknown.join(', ')}`);
    for (const { name, tenantId } of customers) if (!names.includes(name)) await cloud.setPolicy(tenantId, REFUSED);
  });
  after(async () => (await theSandbox()).resetPolicies());
}

/** Opens a story in a `before` hook, and closes it after the suite; `beyond`: what no partner may set, and a story may. */
export function openStory(settings: StorySettings = {}, beyond: Partial<Config> = {}): () => Story {
  let story: (Story & { end(): Promise<void> }) | undefined;
  before(async function open() {
    this.timeout(60_000);
    story = await begin(settings, beyond);
  });
  afterEach(async () => {
    await story?.sandbox.clearFaults();
  });
  after(async function close() {
    // Looks that are under way are waited for.
    this.timeout(60_000);
    await story?.end();
  });
  return () => {
    if (!story) throw new Error('the story has not begun');
    return story;
  };
}

after(async function stopSandbox() {
  this.timeout(60_000);
  await (await sandbox)?.stop();
});

async function begin(settings: StorySettings, beyond: Partial<Config>): Promise<Story & { end(): Promise<void> }> {
  const dataDir = await aDataDir();
  const cloud = await theSandbox();
  await cloud.setThrottling(false);
  const world = createHandWorld(STORY_NOW);
  const usual = readConfig({
    ...localBotAt(cloud.url),
    PORT: '0',
    AUDIENCE_DEFAULT: 'all',
    AZURE_GROUPS: '5a0d0000-0000-4000-8000-000000006014',
    DATA_DIR: dataDir,
    // Nobody is looked at but by those who ask, unless a story is about just that.
    LOOK_SECONDS_M365: '0',
    LOOK_SECONDS_AZURE: '0',
    MESSAGES_MINUTES: '0',
    ...(typeof settings === 'function' ? await settings(cloud) : settings),
  });
  const config: Config = { ...usual, ...beyond };
  const lines: string[] = [];
  const lookers = new Set<() => void>();
  const log = createLog('trace', {
    write(line) {
      if (process.env.STORY_LOG) process.stdout.write(line);
      lines.push(line);
      for (const look of [...lookers]) look();
    },
  });
  let house = await openReady(config, world, log);
  const teams = await startTeams(house.url);
  return {
    teams,
    sandbox: cloud,
    world,
    get house() {
      return house;
    },
    logged: () => lines.join(''),
    heard: (claim) =>
      new Promise((resolve) => {
        let seen = 0;
        const look = () => {
          for (; seen < lines.length; seen += 1) {
            const line = JSON.parse(lines[seen] ?? '') as Record<string, any>;
            if (!claim(line)) continue;
            lookers.delete(look);
            return resolve(line);
          }
        };
        lookers.add(look);
        look();
      }),
    letTimePass() {
      let seen = teams.connector.calls.length;
      void teams.connector.until((calls) => {
        // They may have been forgotten meanwhile.
        seen = Math.min(seen, calls.length);
        for (; seen < calls.length; seen += 1) world.pass(60_000);
        return false;
      });
    },
    async restart() {
      await house.close();
      house = await openReady({ ...config, PORT: Number(new URL(house.url).port) }, world, log);
    },
    async end() {
      await house.close();
      await teams.close();
    },
  };
}

/** The customer list is read in the background; a story begins when it has come. */
async function openReady(config: Config, world: HandWorld, log: Log): Promise<House> {
  const house = await buildHouse(config, world, log);
  await house.settled();
  return house;
}
