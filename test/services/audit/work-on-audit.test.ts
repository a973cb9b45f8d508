import { expect } from 'chai';
import type { SignedHead } from '../../../src/domain/audit.ts';
import { MOST_IN_A_RUN } from '../../../src/services/audit/link-rows.ts';
import { createWorkOnAudit } from '../../../src/services/audit/work-on-audit.ts';
import type { HeadKeeper } from '../../../src/services/audit-ports.ts';
import type { FailedJob, Job, Jobs } from '../../../src/services/outage-ports.ts';
import { NOW } from '../../support/builders.ts';

type LinkJob = Job<'link-audit'>;

const MINUTE_MS = 60_000;
const HEAD: SignedHead = { position: 7, hash: 'hash', signedAt: NOW, keyId: 'key', signature: 'signature' };

describe('work on the audit trail', () => {
  let now: Date;
  let head: SignedHead | undefined;
  let linked: number;
  let waitingRows: number;
  let kept: string[];
  let away: string[];
  let errors: string[];
  let waiting: LinkJob | undefined;
  let work: (jobs: readonly LinkJob[]) => Promise<readonly FailedJob[]>;
  beforeEach(async () => {
    [now, head, linked, kept, away, errors, waiting] = [NOW, HEAD, 0, [], [], [], undefined];
    waitingRows = 1;
    await audit().work();
  });

  const keeper = (place: string): HeadKeeper => ({
    place,
    async keep({ position }) {
      if (away.includes(place)) throw new Error('it is away');
      kept.push(`${place} ${position}`);
    },
  });
  const jobs = {
    async send(_: string, all: readonly LinkJob[]) {
      waiting = all[0] ?? waiting;
    },
    missing: async (_: string, keys: readonly string[]) => (waiting ? [] : keys),
    async work(_: string, __: object, run: typeof work) {
      work = run;
    },
  } as unknown as Jobs;
  const audit = () =>
    createWorkOnAudit({
      jobs,
      async linkRows() {
        linked += 1;
        return waitingRows;
      },
      trail: { head: async () => head },
      keepers: [keeper('disk'), keeper('receiver')],
      clock: () => now,
      onError: (_, what) => void errors.push(what),
    });
  /** The job that waits is done, after so long. */
  const runs = async (afterMs = 0) => {
    now = new Date(now.getTime() + afterMs);
    expect(await work(waiting ? [waiting] : [])).to.eql([]);
  };

  it('is begun by whoever finds that nobody is at it, and goes on by itself within ten seconds', async () => {
    await audit().reconcile();
    expect(waiting?.key).to.equal('audit');
    await runs();
    expect(waiting?.afterMs).to.be.at.most(5000);
    await runs(waiting?.afterMs);
    expect(linked).to.equal(2);
  });

  it('goes on at once while more rows wait than one run takes', async () => {
    waitingRows = MOST_IN_A_RUN;
    await runs();
    expect(waiting?.afterMs).to.equal(0);
  });

  it('keeps the signed head in each second place every hour, and no more often', async () => {
    await runs();
    for (let minute = 1; minute < 60; minute += 1) await runs(MINUTE_MS);
    expect(kept).to.eql(['disk 7', 'receiver 7']);
    head = { ...HEAD, position: 9 };
    await runs(MINUTE_MS);
    expect(kept).to.eql(['disk 7', 'receiver 7', 'disk 9', 'receiver 9']);
  });

  it('keeps nothing before there is a head, and the first one at once', async () => {
    head = undefined;
    await runs();
    head = HEAD;
    await runs(5000);
    expect(kept).to.eql(['disk 7', 'receiver 7']);
  });

  it('tries a place that is away again after five minutes, says so, and leaves the others alone', async () => {
    away = ['receiver'];
    await runs();
    expect(errors).to.eql(["the audit trail's head could not be kept at receiver"]);
    away = [];
    await runs(4 * MINUTE_MS);
    expect(kept).to.eql(['disk 7']);
    await runs(MINUTE_MS);
    expect(kept).to.eql(['disk 7', 'receiver 7']);
  });

  it('goes on when the database could not be asked', async () => {
    const broken = createWorkOnAudit({
      ...{ jobs, keepers: [keeper('disk')], clock: () => now, onError: (_, what) => void errors.push(what) },
      linkRows: async () => Promise.reject(new Error('it is away')),
      trail: { head: async () => Promise.reject(new Error('it is away')) },
    });
    await broken.work();
    await runs();
    expect(errors).to.have.length(2);
    expect(waiting?.key).to.equal('audit');
  });
});
