import { expect } from 'chai';
import sinon from 'sinon';
import type { Agent } from '../../src/domain/agent.ts';
import { createExportTrail, type ExportPiece, PAGE } from '../../src/services/audit/export-trail.ts';
import { anAudit, emptyTrail, tamper } from '../support/audit.ts';
import { STORES, type Store } from '../support/stores.ts';

const AT = new Date('2026-11-22T09:00:00Z');
const kim: Agent = { objectId: 'kim', tenantId: 'partner', name: 'Kim' };
const all = async (pieces: AsyncIterable<ExportPiece>) => {
  const read: ExportPiece[] = [];
  for await (const piece of pieces) read.push(piece);
  return read;
};
const newId = () => '00000000-0000-4000-9000-000000000001';

for (const [name, open] of Object.entries(STORES)) {
  describe(`export of a long audit trail: ${name}`, function () {
    this.timeout(60_000);
    let store: Store;
    before(async function open_() {
      store = await open(this);
    });
    after(() => store?.close());
    beforeEach(() => emptyTrail(store.database.db));

    const here = () => anAudit(store.database.db, () => AT);
    /** So many rows, numbered from this one on. */
    const append = (count: number, from = 0, tenantId = 'contoso') =>
      here().note(
        kim,
        ...Array.from({ length: count }, (_, at) => ({
          ...({ deed: 'see-health', outcome: 'allowed', tenantId } as const),
          details: { number: from + at },
        })),
      );
    const desk = () => {
      const { trail, beginRecord } = here();
      const select = sinon.spy(trail.select);
      return { select, exported: createExportTrail({ trail: { select }, beginRecord, newId }) };
    };
    const numbersIn = (text: string) => [...text.matchAll(/""number"":(\d+)/g)].map(([, number]) => Number(number));
    const upTo = (count: number) => Array.from({ length: count }, (_, number) => number);

    it('tells every row once and in order, linked or not, a page at a time', async () => {
      await append(PAGE + 200);
      await here().linkRows();
      await append(PAGE + 100, PAGE + 200);
      const { select, exported } = desk();
      const pieces = await all(exported({ tenantId: 'contoso' }));
      expect(pieces.map(({ rows }) => rows)).to.eql([0, PAGE, PAGE, 301]);
      expect(pieces.flatMap(({ text }) => numbersIn(text))).to.eql(upTo(2 * PAGE + 300));
      expect(pieces[0]?.text).to.match(/^\uFEFFposition,/);
      expect(pieces.at(-1)?.text).to.include('export-audit');
      expect(select.callCount).to.equal(3);
    });

    it('reads no further than whoever writes has come', async () => {
      await append(PAGE + 1);
      const { select, exported } = desk();
      const pieces = exported({});
      await pieces.next();
      expect(select.callCount).to.equal(0);
      await pieces.next();
      expect(select.callCount).to.equal(1);
      await pieces.return(undefined);
      expect(select.callCount).to.equal(1);
    });

    it('tells those once that are linked meanwhile', async () => {
      await append(PAGE + 500);
      const told: number[] = [];
      for await (const { text, rows } of desk().exported({})) {
        told.push(...numbersIn(text));
        if (rows === PAGE) await here().linkRows();
      }
      expect(told).to.eql(upTo(PAGE + 500));
    });

    it('is as long for one customer as that customer’s rows are', async () => {
      await append(PAGE + 10, 0, 'fabrikam');
      await append(3);
      await here().linkRows();
      const pieces = await all(desk().exported({ tenantId: 'contoso' }));
      expect(pieces.flatMap(({ text }) => numbersIn(text))).to.eql([0, 1, 2]);
    });

    it('proves a chain that is longer than a page, and finds what is wrong beyond the first', async () => {
      await append(2 * PAGE + 7);
      await here().linkRows();
      expect(await here().verify([])).to.deep.include({ problems: [], linked: 2 * PAGE + 7 });
      await tamper(store.database.db, `delete from audit_row where position = ${2 * PAGE + 3}`);
      const { problems } = await here().verify([]);
      expect(problems).to.eql([{ kind: 'gone', position: 2 * PAGE + 3 }]);
    });
  });
}
