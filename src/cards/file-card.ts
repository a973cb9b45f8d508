import type { FileRef } from '../domain/file.ts';
import type { SourceError } from '../domain/source-error.ts';
import type { Words } from '../words/words.ts';
import { actionBar } from './action-bar.ts';
import { button } from './actions.ts';
import type { Card, Element } from './card.ts';
import { failureWords } from './failures.ts';
import template from './file-card.json' with { type: 'json' };
import { fileAbout } from './file-name.ts';
import { type Head, head } from './head.ts';
import { onceWords } from './once.ts';
import { cardFrom } from './render.ts';
import { line, run } from './rich-text.ts';

const fill = cardFrom<Head & { readonly rows: readonly Element[]; readonly actions: readonly Element[] }>(template);

interface AboutFile {
  readonly file: FileRef;
  readonly words: Words;
}

/** Teams' own question stands below, as a message of its own. */
export const fileAskedCard = (about: AboutFile): Card =>
  card(about, about.words.say('file.asked.what'), about.words.say('file.asked.then'));

/** Where Teams has no such question: a link that works once. */
export function fileLinkCard(about: AboutFile & { readonly url: string; readonly lifeMs: number }): Card {
  const { words, url, lifeMs } = about;
  const tooltip = words.say('link.opens', { host: new URL(url).host });
  const download = { type: 'Action.OpenUrl', title: words.say('button.download'), url, tooltip };
  return card(
    about,
    words.say('file.ready.what'),
    words.say('file.ready.once', { span: words.span(lifeMs) }),
    download,
  );
}

export const fileDeclinedCard = (about: AboutFile): Card =>
  card(about, about.words.say('file.declined.what'), about.words.say('file.declined.then'), again(about));

/** A second press: the file is on its way, or there. */
export const fileEarlierCard = (about: AboutFile & { readonly earlier: Parameters<typeof onceWords>[0] }): Card =>
  card(about, about.words.say('file.earlier.what'), onceWords(about.earlier, about.words));

/** Why there is no file, and what to do. */
export function fileFailedCard(about: AboutFile & { readonly failure: SourceError }): Card {
  const { file, words, failure } = about;
  if (failure.source === 'onedrive') {
    const remedy = failure.kind === 'not-found' ? 'file.not-stored.expired' : 'file.not-stored.remedy';
    return card(about, words.say('file.not-stored.what'), words.say(remedy), again(about));
  }
  if (failure.kind === 'not-found' && file.kind === 'post-incident-review') {
    const { incidentId: incident } = file;
    return card(about, words.say('file.review.none.what', { incident }), words.say('file.review.none.remedy'));
  }
  const { what, remedy } = failureWords(failure, words);
  return card(about, what, remedy, again(about));
}

function card({ file, words }: AboutFile, what: string, then: string, ...first: readonly Element[]): Card {
  return fill({
    ...head(words, what, fileAbout(file, words)),
    rows: [line([run(then)])],
    actions: actionBar([...first, back({ file, words })]),
  });
}

const again = ({ file, words }: AboutFile): Element => button(words.say('button.try-again'), { do: 'send-file', file });

function back({ file, words }: AboutFile): Element {
  switch (file.kind) {
    // A customer whom the partner has left is on no card any more.
    case 'customer-history':
      return button(words.say('button.customers'), { do: 'show-customers' });
    case 'post-incident-review':
      return button(words.say('button.back'), {
        do: 'show-incident',
        tenantId: file.tenantId,
        incidentId: file.incidentId,
      });
    // A living card opens in its own conversation alone, and this may be another.
    case 'affected-customers':
      return button(words.say('button.outage'), { do: 'show-outage', incidentId: file.incidentId });
    case 'service-requests': {
      const { kind: _, ...scope } = file;
      return button(words.say('button.back'), { do: 'list-requests', ...scope });
    }
  }
}
