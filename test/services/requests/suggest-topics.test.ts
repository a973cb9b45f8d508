import { expect } from 'chai';
import { SourceError } from '../../../src/domain/source-error.ts';
import type { DeskEntry } from '../../../src/services/desk-ports.ts';
import { createSearchTopics } from '../../../src/services/requests/search-topics.ts';
import { createSuggestTopics, topicKey } from '../../../src/services/requests/suggest-topics.ts';
import { aCustomer, NOW } from '../../support/builders.ts';
import { aMemoryDesk } from '../../support/desks.ts';

const LISTS: Readonly<Record<string, readonly string[]>> = {
  'Linux machine': ['Cannot connect', 'Slow'],
  'Windows machine': ['Cannot connect', 'Slow'],
  Storage: ['Access denied'],
};
const entries = (names: readonly string[]): readonly DeskEntry[] => names.map((name) => ({ id: `/${name}`, name }));

describe('suggesting topics', () => {
  const deadline = () => new AbortController().signal;
  const heard: SourceError[] = [];
  const topics = createSuggestTopics({
    search: createSearchTopics({ clock: () => NOW, deadline }),
    deadline,
    onFailure: (failure) => heard.push(failure),
  });
  const desk = {
    ...aMemoryDesk(),
    topics: {
      services: async () => entries(Object.keys(LISTS)),
      classifications: async (_: unknown, serviceId: string) => entries(LISTS[serviceId.slice(1)] ?? []),
    },
  };
  const named = async (typed: string) =>
    (await topics.suggest(desk, aCustomer(), typed)).map((one) => `${one.serviceName} > ${one.classificationName}`);

  it('reads the first words as a service, the others as what is wrong with it', async () => {
    expect(await named('linux slow')).to.deep.equal(['Linux machine > Slow']);
    expect(await named('machine slow')).to.deep.equal(['Linux machine > Slow', 'Windows machine > Slow']);
    expect(await named('machines slow')).to.have.lengthOf(2);
    expect(await named('denied')).to.deep.equal(['Storage > Access denied']);
    expect(await named('')).to.have.lengthOf(5);
    expect(await named('zorg')).to.deep.equal([]);
  });

  it('finds the one that was chosen again, and none that is not there', async () => {
    const [first] = await topics.suggest(desk, aCustomer(), 'storage');
    if (!first) throw new Error('nothing was suggested');
    expect(await topics.pick(desk, aCustomer(), topicKey(first))).to.deep.equal(first);
    expect(await topics.pick(desk, aCustomer(), '/Storage|/Slow')).to.equal(undefined);
    expect(await topics.pick(desk, aCustomer(), '')).to.equal(undefined);
  });

  it('is silent where the desk is, and says so', async () => {
    const silent = {
      ...desk,
      topics: {
        ...desk.topics,
        services: () => Promise.reject(new SourceError('timeout', 'azure', 'made for a test')),
      },
    };
    expect(await topics.suggest(silent, aCustomer(), 'linux')).to.deep.equal([]);
    expect(heard).to.have.lengthOf(1);
    expect(await topics.suggest(aMemoryDesk(), aCustomer(), 'linux')).to.deep.equal([]);
  });
});
