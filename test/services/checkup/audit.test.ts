import { expect } from 'chai';
import { auditCheck } from '../../../src/services/checkup/audit.ts';

describe('doctor asks what the audit trail would prove', () => {
  const needs = { keys: 1, isLocal: false, isBesideTheData: false, place: '/data/audit-heads/heads.jsonl' };

  it('and says that it proves something where it is signed and kept elsewhere too', async () => {
    expect(await auditCheck(needs).ask()).to.include({ outcome: 'ok' });
  });

  it('and warns where it is not signed, or kept on this machine alone', async () => {
    const unsigned = await auditCheck({ ...needs, keys: 0, isLocal: true }).ask();
    expect(unsigned.outcome).to.equal('warn');
    expect(unsigned.remedy).to.include('AUDIT_KEY');
    const beside = await auditCheck({ ...needs, isBesideTheData: true }).ask();
    expect(beside.outcome).to.equal('warn');
    expect(beside.says).to.include(needs.place);
    expect(beside.remedy).to.include('AUDIT_HEADS_DIR');
  });

  it('and asks no second place of a bot for one machine, but does not call it one either', async () => {
    const { outcome, says } = await auditCheck({ ...needs, isLocal: true, isBesideTheData: true }).ask();
    expect([outcome, says]).to.eql([
      'skipped',
      `It is signed; its head is kept at ${needs.place} alone, on the disk of this machine.`,
    ]);
  });
});
