import { expect } from 'chai';
import { readFileConsent } from '../../src/bot/file-consent.ts';

const file = {
  kind: 'post-incident-review',
  tenantId: '7f1c2a90-3b54-4e1d-9a77-0c5b8f2e6d10',
  incidentId: 'TM1297220',
} as const;
const offer = '0f9a1c52-77b1-4f0e-9d53-6a1f2b3c4d5e';
const accept = { do: 'accept-file', file, offer };
const uploadInfo = {
  uploadUrl: 'https://contoso-my.sharepoint.com/session',
  contentUrl: 'https://contoso-my.sharepoint.com/file',
  name: 'review.docx',
  uniqueId: 'x',
  fileType: 'docx',
};

describe('an answer to Teams’ question about a file', () => {
  it('is read: allowed with a place, or declined', () => {
    const wire = { type: 'fileUpload', action: 'accept', context: accept, uploadInfo };
    expect(readFileConsent(wire)).to.eql({ button: accept, upload: uploadInfo });
    const declined = { ...accept, do: 'decline-file' };
    expect(readFileConsent({ action: 'decline', context: declined, uploadInfo: null })).to.eql({ button: declined });
  });

  it('is none of ours when anything else stands in it', () => {
    for (const wire of [
      undefined,
      {},
      { action: 'accept', context: { ...accept, do: 'decline-file' }, uploadInfo },
      { action: 'accept', context: { do: 'show-help' }, uploadInfo },
      { action: 'accept', context: { ...accept, file: { ...file, incidentId: '../messages' } }, uploadInfo },
      { action: 'accept', context: { ...accept, offer: 'x' }, uploadInfo },
      { action: 'accept', context: accept, uploadInfo: { ...uploadInfo, uploadUrl: 'nowhere' } },
      { action: 'other', context: accept, uploadInfo },
    ]) {
      expect(readFileConsent(wire), JSON.stringify(wire)).to.equal(undefined);
    }
  });
});
