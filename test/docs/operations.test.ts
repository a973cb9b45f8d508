import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import { SETTINGS } from '../../src/config.ts';
import { createPrometheus } from '../../src/services/adapters/metrics/prometheus.ts';

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

describe('docs/operations.md', () => {
  const text = read('docs/operations.md');

  it('explains every metric that there is, and no other, each with what to do', async () => {
    const told = await createPrometheus({ ofProcess: false }).text(async () => ({ jobs: [], data: [] }));
    const names = [...told.matchAll(/^# TYPE (\w+)/gm)].map(([, name]) => name);
    const rows = [...text.matchAll(/^\| `(\w+)` \|([^|]+)\|([^|]+)\|$/gm)];
    expect(rows.map(([, name]) => name)).to.have.members(names);
    for (const [, name, means = '', bad = ''] of rows)
      for (const words of [means, bad]) expect(words.trim().length, name).to.be.above(15);
    const mentioned = text.match(/\bhealthdesk_\w+/g) ?? [];
    expect(mentioned.filter((name) => !names.includes(name))).to.deep.equal([]);
  });

  it('names settings and scripts that exist', () => {
    const quoted = [...text.matchAll(/`([A-Z][A-Z_0-9]{3,})(?:=\w+)?`/g)].map(([, name = '']) => name);
    expect(quoted.length).to.be.above(8);
    expect(quoted.filter((name) => !Object.hasOwn(SETTINGS, name))).to.deep.equal([]);
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const run = [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name);
    expect(run.filter((name) => !scripts[name])).to.deep.equal([]);
  });
});
