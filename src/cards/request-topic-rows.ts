import type { RequestDraft, RequestTopic } from '../domain/request-draft.ts';
import type { Words } from '../words/words.ts';
import type { Element } from './card.ts';
import { clip } from './literal.ts';
import { topicWords } from './request-words.ts';
import { labelled } from './rich-text.ts';

/** What the desk files it under. */
export interface TopicChoice {
  readonly value: string;
  readonly title: string;
}

/** A few that are likely, and those that come first for clients without typeahead; more come while typing, where there are any. */
export interface TopicsOffered {
  readonly likely: readonly TopicChoice[];
  readonly others: readonly TopicChoice[];
}

/**
 * Where the desk files by topic: the one that was chosen, or likely ones at one press each; and a search for any other. `box`
 * sets an input beside what is wrong with it.
 */
export function topicRows(
  topics: TopicsOffered,
  draft: Pick<RequestDraft, 'id' | 'topic'>,
  deskId: string,
  words: Words,
  box: (input: Element) => readonly Element[],
): readonly Element[] {
  const choicesOf = (some: readonly TopicChoice[]) =>
    some.map(({ value, title }) => ({ value, title: clip(title, 160) }));
  const search = (label: string | undefined): Element => ({
    type: 'Input.ChoiceSet',
    style: 'filtered',
    ...(label ? { label } : {}),
    placeholder: words.say('request.placeholder.topic'),
    choices: choicesOf(topics.others),
    'choices.data': { type: 'Data.Query', dataset: topicsDataset(draft.id, deskId) },
  });
  const another = words.say('request.field.other-topic');
  const canSearch = topics.others.length > 0;
  if (draft.topic && canSearch) {
    const chosen = labelled(words.say('request.field.topic'), topicWords(draft.topic), 'Small');
    return [chosen, ...box(search(another))];
  }
  if (topics.likely.length === 0) return box(search(undefined));
  const picked = draft.topic && topics.likely.find(({ title }) => title === topicWords(draft.topic as RequestTopic));
  const likely: Element = {
    type: 'Input.ChoiceSet',
    style: 'expanded',
    wrap: true,
    ...(picked ? { value: picked.value } : {}),
    choices: choicesOf(topics.likely),
  };
  const errorMessage = words.say('request.problem.missing');
  const others = canSearch ? [{ id: 'otherTopic', errorMessage, ...search(another) }] : [];
  return [...box(likely), ...others];
}

const TOPICS = 'topics';

const topicsDataset = (draftId: string, deskId: string): string => [TOPICS, draftId, deskId].join(' ');

/** Which draft and desk a typeahead asks for topics of; nothing when it asks for anything else. */
export function topicsAskedFor(dataset: string): { readonly draftId: string; readonly deskId: string } | undefined {
  const [name, draftId, deskId] = dataset.split(' ');
  return name === TOPICS && draftId && deskId ? { draftId, deskId } : undefined;
}
