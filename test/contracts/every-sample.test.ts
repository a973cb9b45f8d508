import { expect } from 'chai';
import { describeSamples, sampleNames } from '../support/samples.ts';
import { sourceFiles } from '../support/source-files.ts';

const FOLDERS = [
  'alerts',
  'azure/2025-05-01',
  'azure-support/2024-04-01',
  'azure-support/2026-06-01',
  'graph',
  'graph/errors',
  'graph/issues',
  'graph/messages',
  'partner',
];

/** Samples of what we do not read, by how their paths begin, and why not. What is read one day leaves this list. */
const UNREAD: Readonly<Record<string, string>> = {
  'alerts/': 'alerts of Azure Monitor do not reach us',
  'azure-support/': 'we file no tickets',
  'azure/2025-05-01/EmergingIssues': 'we read events',
  'azure/2025-05-01/ImpactedResources': 'we read events',
  'partner/PartnerSdkConfiguration': 'settings of a library',
  'partner/azureentitlements': 'subscriptions come from Azure itself',
  'partner/customers.filtered.1': 'a question that we do not ask',
  'partner/servicerequests.create.DEPRECATED.1': 'we file no requests',
  'partner/servicerequests.patch.1': 'we change no requests',
  'partner/subscribedskus': 'services come from Graph',
  'partner/subscriptions': 'subscriptions come from Azure itself',
  'partner/supporttopics': 'we file no requests',
};

describeSamples('contract: every sample', () => {
  const tests = sourceFiles('test').filter(({ path }) => !path.endsWith('every-sample.test.ts'));
  const isRead = (name: string) => tests.some(({ code }) => code.includes(name));
  const isUnread = (path: string) => Object.keys(UNREAD).some((beginning) => path.startsWith(beginning));

  it('runs through our schemas, or is known to be of something that we do not read', () => {
    const paths = FOLDERS.flatMap((folder) =>
      sampleNames(`${folder}/`)
        .filter((name) => /\.(json|csv)$/.test(name) && !name.startsWith('_'))
        .map((name) => ({ name, path: `${folder}/${name}` })),
    );
    expect(paths.length).to.be.above(50);
    expect(
      paths.filter(({ name, path }) => !isRead(name) && !isUnread(path)).map(({ path }) => path),
      'read these in a contract test, or say in UNREAD why we do not',
    ).to.deep.equal([]);
  });
});
