import { expect } from 'chai';
import type { RequestTopic } from '../../../src/domain/request-draft.ts';
import { likelyTopics } from '../../../src/services/requests/likely-topics.ts';

const topic = (serviceName: string, classificationName: string): RequestTopic => ({
  ...{ serviceId: serviceName, serviceName, classificationId: classificationName, classificationName },
});
const ANSWERS: Readonly<Record<string, readonly RequestTopic[]>> = {
  'linux vm is slow': [topic('Linux', 'Slow')],
  'Storage outage': [topic('Storage', 'Outage')],
  'Virtual Machines performance': [topic('Linux', 'Performance'), topic('Windows', 'Performance')],
  'Virtual Machines ': [topic('Linux', 'Anything')],
  'Bastion ': ['1', '2', '3', '4', '5'].map((name) => topic('Bastion', name)),
};
const likely = async (title: string, ...impactedServices: readonly string[]) =>
  (await likelyTopics(async (typed) => ANSWERS[typed] ?? [], title, [{ impactedServices }, { impactedServices }])).map(
    ({ serviceName, classificationName }) => `${serviceName} > ${classificationName}`,
  );

describe('the topics that a request is likely about', () => {
  it('are those that its title names', async () => {
    for (const title of ['linux vm is slow', 'Azure linux vm is slow'])
      expect(await likely(title, 'Storage'), title).to.deep.equal(['Linux > Slow']);
  });

  it('are else what outages bring, of each service that is hit, once', async () => {
    expect(await likely('Storage and Virtual Machines - Korea Central', 'Storage', 'Virtual Machines')).to.deep.equal([
      'Storage > Outage',
      'Linux > Performance',
      'Windows > Performance',
    ]);
  });

  it('are few, and none where nothing tells', async () => {
    expect(await likely('', 'Bastion')).to.have.lengthOf(4);
    expect(await likely('', 'Quantum')).to.deep.equal([]);
    expect(await likely('Mail waits')).to.deep.equal([]);
  });
});
