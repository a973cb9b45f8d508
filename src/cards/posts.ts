import type { Incident, PostLabel, PostPart, TimelineEntry } from '../domain/incident.ts';
import type { Words } from '../words/words.ts';
import type { Element } from './card.ts';
import { fold } from './fold.ts';
import { clip } from './literal.ts';
import { BOLD, line, prose, run, SMALL, smallLine } from './rich-text.ts';
import { column } from './row.ts';
import { standing, stateOf } from './standing.ts';
import { icon } from './state.ts';

export interface PostsNeeds {
  /** How many posts stand on the card at all; the oldest give way first. */
  readonly room: number;
  /** How many of them are in sight; the others wait behind a toggle. */
  readonly inSight: number;
  /** Names the toggle; unique on its card. */
  readonly id: string;
  readonly words: Words;
  readonly now: Date;
}

/** Microsoft's posts, newest first, set apart as the quotations that they are. */
export function postsOf(incident: Incident, { room, inSight, id, words, now }: PostsNeeds): readonly Element[] {
  const { posts } = incident;
  const kept = posts.slice(0, room).map((post, index) => {
    const state = index === 0 ? [currentState(incident, words)] : [];
    const most = index === 0 ? MOST_OF_THE_NEWEST : MOST_OF_A_POST;
    const text = quoted(news(post, posts[index + 1], incident), most, words, incident);
    return postRow(words.clock(post.at, now), [...state, ...text]);
  });
  const portal = portalOf(incident, words);
  const lost = posts.length - kept.length;
  const earlier = fold({
    id,
    title: words.say('posts.earlier', { count: Math.max(0, kept.length - inSight) }),
    items: kept.slice(inSight),
  });
  return [
    ...(kept.length > 0
      ? [
          {
            type: 'Container',
            separator: true,
            spacing: 'Medium',
            items: [smallLine(words.say('posts.quoted')), ...kept.slice(0, inSight)],
          },
        ]
      : []),
    ...earlier,
    ...(lost > 0 ? [smallLine(words.say('posts.left-out', { count: lost, portal }), 'Small')] : []),
  ];
}

/** The newest post alone, in so many letters at most, with its time: for a card that has little room. */
export function latestPost(incident: Incident, most: number, words: Words, now: Date): readonly Element[] {
  const [post, before] = incident.posts;
  if (!post || most === 0) return [];
  const said = smallLine(words.say('posts.said', { at: words.time(post.at, now) }));
  const text = quoted(news(post, before, incident), most, words, incident);
  return [{ type: 'Container', style: 'emphasis', spacing: 'Medium', items: [said, ...text] }];
}

const postRow = (time: string, items: readonly Element[]): Element => ({
  type: 'ColumnSet',
  spacing: 'Small',
  columns: [column('56px', [smallLine(time)]), column('stretch', items)],
});

const currentState = (incident: Incident, words: Words): Element =>
  line([icon(stateOf(incident), ' '), run(standing(incident, words).phase, BOLD)]);

/** Said once at the top of the incident, or a repetition of its heading. */
const SAID_ABOVE: readonly (PostLabel | undefined)[] = ['title', 'next-update'];
const FIRST: readonly (PostLabel | undefined)[] = ['final-status', 'current-status'];

/** What is new in a post: Microsoft repeats most parts from post to post. The status leads; a post is never left empty. */
export function news(post: TimelineEntry, before: TimelineEntry | undefined, incident: Incident): readonly PostPart[] {
  const known = new Set([incident.impact, incident.scope, ...(before?.parts.map(({ text }) => text) ?? [])]);
  const fresh = post.parts.filter(({ label, text }) => !SAID_ABOVE.includes(label) && !known.has(text));
  const parts = fresh.length > 0 ? fresh : post.parts.slice(-1);
  const leads = parts.filter(({ label }) => FIRST.includes(label));
  return [...leads, ...parts.filter((part) => !leads.includes(part))];
}

const MOST_OF_THE_NEWEST = 2400;
const MOST_OF_A_POST = 1200;

/** A post in Microsoft's own words under our labels, cut where it would fill the card. */
function quoted(parts: readonly PostPart[], most: number, words: Words, incident: Incident): readonly Element[] {
  const blocks: Element[] = [];
  let left = most;
  for (const { label, text } of parts) {
    if (left <= 0) break;
    blocks.push(
      ...prose(clip(text, left), blocks.length === 0 ? 'None' : 'Small', label && words.say(`label.${label}`)),
    );
    left -= text.length;
  }
  if (left >= 0) return blocks;
  return [...blocks, line([run(words.say('posts.shortened', { portal: portalOf(incident, words) }), SMALL)])];
}

const portalOf = ({ source }: Incident, words: Words): string =>
  words.say(source === 'azure' ? 'portal.azure-portal' : 'portal.admin-center');
