import { posix } from 'node:path';
import { expect } from 'chai';
import { importsIn, type SourceFile, sourceFiles } from './support/source-files.ts';

/** Each room, and where it may go. The first that fits a file is its room. */
const ROOMS: readonly (readonly [room: RegExp, mayEnter: RegExp])[] = [
  [/^src\/domain\//, /^src\/domain\//],
  [/^src\/words\//, /^src\/(words|domain)\//],
  [/^src\/cards\//, /^src\/(cards|words|domain)\//],
  [
    /^src\/services\/adapters\/(http|wire)\//,
    /^src\/(domain\/|services\/([a-z]+-)?ports\.ts$|services\/adapters\/(http|wire)\/)/,
  ],
  [
    /^src\/services\/adapters\/([^/]+)\//,
    /^src\/(domain\/|services\/([a-z]+-)?ports\.ts$|services\/adapters\/(<own>|http|wire)\/)/,
  ],
  [/^src\/services\/([a-z]+-)?ports\.ts$/, /^src\/(domain\/|services\/[a-z]+-ports\.ts$)/],
  [/^src\/services\//, /^src\/(domain\/|services\/(?!adapters\/))/],
  [/^src\/dialogs\//, /^src\/((dialogs|cards|words|domain)\/|services\/(?!adapters\/))/],
  [/^src\/bot\//, /^src\/((bot|dialogs|cards|words|domain)\/|services\/(?!adapters\/))/],
  [/^src\/clouds\.ts$/, /^src\/domain\//],
  [/^src\/config(\.ts$|\/)/, /^src\/(domain\/|clouds\.ts$|config\/)/],
  [/^src\/house(\.ts$|\/)/, /^src\//],
  [/^src\/(index|worker)\.ts$/, /^src\/(house|house\/(heap|stand|worker-house))\.ts$/],
  [/^sandbox\//, /^sandbox\//],
];

/** Every package in use, and the only places that may import it. `node:` stands for all that Node brings. */
const HOMES: Readonly<Record<string, RegExp>> = {
  'node:':
    /^(src\/(config\.ts|config\/|house\.ts|house\/|bot\/|words\/json-folder\.ts|cards\/kept\.ts|services\/adapters\/)|sandbox\/)/,
  botbuilder: /^src\/(bot|dialogs)\//,
  'botbuilder-dialogs': /^src\/(bot|dialogs)\//,
  'botframework-connector': /^src\/bot\//,
  restify: /^src\/bot\/server\.ts$/,
  'adaptivecards-templating': /^src\/cards\/render\.ts$/,
  'intl-messageformat': /^src\/words\//,
  'adaptive-expressions': /^src\/services\/adapters\/azure\/support\//,
  'es-hangul': /^src\/services\/spelling\//,
  'lru-cache': /^src\/(services\/(health|details)\/|cards\/kept\.ts$)/,
  'csv-stringify': /^src\/services\/files\/table\.ts$/,
  diff: /^src\/services\/communications\/revision-changes\.ts$/,
  zod: /^src\/(config\.ts$|cards\/((request|reply)-)?actions\.ts$|bot\/|services\/)/,
  '@azure/identity': /^src\/services\/adapters\/identity\//,
  '@microsoft/microsoft-graph-client': /^src\/services\/adapters\/graph\//,
  'html-to-text': /^src\/services\/adapters\/wire\//,
  kysely: /^src\/services\/adapters\/storage\//,
  pg: /^src\/services\/adapters\/storage\//,
  '@electric-sql/pglite': /^src\/services\/adapters\/storage\//,
  'pg-boss': /^src\/services\/adapters\/(jobs|storage)\//,
  'prom-client': /^src\/services\/adapters\/metrics\//,
  'ical-generator': /^src\/services\/adapters\/calendar\//,
  nodemailer: /^src\/services\/adapters\/pager\//,
  pino: /^src\/(house\.ts$|house\/|log\.ts$)/,
  selfsigned: /^sandbox\//,
  fflate: /^sandbox\//,
};

/** What comes in through the front door, and the files that are one. */
const FRONT_DOORS: readonly (readonly [what: string, found: RegExp, doors: RegExp])[] = [
  ['the environment', /\bprocess\.env\b/, /^(src\/config|sandbox\/index)\.ts$/],
  ['the clock', /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/, /^(src\/house(\.ts|\/.*)|sandbox\/index\.ts)$/],
  ['chance', /\bMath\.random\b/, /^src\/house(\.ts|\/.*)$/],
  [
    'a timer',
    /\bset(Timeout|Interval|Immediate)\b/,
    // The storage gathers what goes into one statement: no answer depends on when.
    /^(src\/house(\.ts|\/.*)|sandbox\/index\.ts|src\/services\/adapters\/storage\/(turn-ledger|in-batches)\.ts)$/,
  ],
];

describe('doors', () => {
  const files = sourceFiles('src', 'sandbox');

  it('reads every form of import', () => {
    const forms = [
      "import { a,\n  type B } from './a.ts';",
      "import b from 'b' with { type: 'json' };",
      "import 'c';",
      "export * from './d.ts';",
      "export type { E } from 'e';",
      "const f = await import('f');",
      "type G = import('g').G;",
      "const h = require('h'); import 'i'; import { j } from 'j';",
      "export const from = Array.from('no');",
    ];
    expect(importsIn(forms.join('\n')).toSorted()).to.eql(['./a.ts', './d.ts', 'b', 'c', 'e', 'f', 'g', 'h', 'i', 'j']);
  });

  it('sees the whole house', () => {
    for (const [room] of ROOMS)
      expect(
        files.map(({ path }) => path).filter((path) => room.test(path)),
        `${room} is empty`,
      ).not.to.eql([]);
    expect(
      files.filter(({ path }) => !roomOf(path)).map(({ path }) => path),
      'give these a room in ROOMS',
    ).to.eql([]);
  });

  it('are kept: each room enters only those it may', () => {
    const trespasses = crossings(files, isOurs).filter(([path, entered]) => !mayEnter(path).test(entered));
    expect(trespasses.map(asLine), 'move the shared words into src/domain, or ask for a port').to.eql([]);
  });

  it('let a vendor live in its own room only', () => {
    const strangers = crossings(files, (name) => !isOurs(name)).filter(([path, name]) => !homeOf(name)?.test(path));
    expect(strangers.map(asLine), 'import it where HOMES says, behind a port; give a new package a home').to.eql([]);
  });

  it('have no home for a vendor that nobody imports', () => {
    const used = new Set(crossings(files, (name) => !isOurs(name)).map(([, name]) => packageOf(name)));
    expect(
      Object.keys(HOMES).filter((vendor) => !used.has(vendor)),
      'remove these from HOMES',
    ).to.eql([]);
  });

  it('never hide an import behind a name made at run time', () => {
    const hidden = files.filter(({ code }) => /\b(import|require)\s*\(\s*(?!['"`])\S/.test(code));
    expect(
      hidden.map(({ path }) => path),
      'import these by a literal name',
    ).to.eql([]);
  });

  it('keep the worker without dialogs and restify', () => {
    const loaded = loadedBy('src/worker.ts', files);
    expect(loaded.size).to.be.above(50);
    expect(loaded).to.include('src/services/outages/rounds.ts');
    const astray = [...loaded].filter((name) => /^(restify|botbuilder-dialogs|src\/dialogs\/.*)$/.test(name));
    expect(astray, 'a worker answers nobody: move what it needs out of these').to.eql([]);
    expect(loadedBy('src/index.ts', files)).to.include('restify').and.to.include('src/dialogs/root-dialog.ts');
  });

  for (const [what, found, doors] of FRONT_DOORS) {
    it(`let ${what} in at the front only`, () => {
      const inside = files.filter(({ path, code }) => found.test(code) && !doors.test(path));
      expect(
        inside.map(({ path }) => path),
        `take ${what} as a parameter; the front door gives it`,
      ).to.eql([]);
    });
  }
});

describe('files', () => {
  const files = sourceFiles('src', 'sandbox', 'bench', 'scripts', 'test');

  it('are thoughts: at most 300 lines', () => {
    const long = files.filter(({ text }) => text.split('\n').length > 301);
    expect(
      long.map(({ path }) => path),
      'these are two thoughts or more: part them',
    ).to.eql([]);
    expect(files.length).to.be.above(100);
  });

  it('have a name of their own, in kebab-case', () => {
    const nameless = files.filter(({ path }) => /(^|[/-])(utils?|helpers?|common|managers?|misc)([./-]|$)/.test(path));
    expect(
      nameless.map(({ path }) => path),
      'say what these are; if no name comes, each is two things',
    ).to.eql([]);
    const odd = files.filter(({ path }) => !/^([a-z0-9]+[-./])*[a-z0-9]+\.ts$/.test(path));
    expect(
      odd.map(({ path }) => path),
      'name these in kebab-case',
    ).to.eql([]);
  });
});

/** All that is loaded when this file is run. Types alone load nothing. */
function loadedBy(entry: string, files: readonly SourceFile[]): ReadonlySet<string> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const loaded = new Set([entry]);
  for (const path of loaded) {
    const code = byPath.get(path)?.code.replace(/^(import|export) type\b[^;]*;/gm, '') ?? '';
    for (const name of importsIn(code)) {
      loaded.add(name.startsWith('.') ? posix.join(posix.dirname(path), name) : name);
    }
  }
  return loaded;
}

const isOurs = (name: string): boolean => /^(src|sandbox|test|bench|scripts|appPackage)\//.test(name);

const roomOf = (path: string) => ROOMS.find(([room]) => room.test(path));

/** `<own>` stands for the folder that the room's pattern has captured. */
function mayEnter(path: string): RegExp {
  const [room, rule] = roomOf(path) ?? [/$^/, /$^/];
  return new RegExp(rule.source.replace('<own>', room.exec(path)?.[1] ?? '$^'));
}

const packageOf = (name: string): string =>
  name.startsWith('node:') ? 'node:' : name.split('/', name.startsWith('@') ? 2 : 1).join('/');

const homeOf = (name: string): RegExp | undefined => HOMES[packageOf(name)];

type Crossing = readonly [path: string, name: string];

const crossings = (files: readonly SourceFile[], wanted: (name: string) => boolean): readonly Crossing[] =>
  files.flatMap(({ path, imports }) => imports.filter(wanted).map((name): Crossing => [path, name]));

const asLine = ([path, name]: Crossing): string => `${path} -> ${name}`;
