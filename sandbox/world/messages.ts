import { plain, stamp } from '../timestamps.ts';
import { hashOf } from './chance.ts';
import type { Customer } from './customer.ts';
import { type Post, posts } from './message-posts.ts';
import { days } from './moment.ts';
import { nameOf } from './services.ts';

/**
 * The message center of a tenant, as `serviceUpdateMessage`: what is about its services, and of posts that not everybody is
 * told, what is for it. A post that Microsoft changes reads as it does at `now`.
 */
export const messagesFor = ({ services, domain }: Customer, start: Date, now: Date): readonly object[] =>
  posts
    .filter((post) => post.services.some((service) => services.includes(service)))
    .filter(({ toOneIn = 1, id }) => hashOf(`${id} ${domain}`) % toOneIn === 0)
    .flatMap((post) => onWire(post, start, now) ?? []);

/** Names of what belongs to a post, as `serviceAnnouncementAttachment`. */
export const attachmentsOf = ({ domain }: Customer, id: string, start: Date): readonly object[] | undefined => {
  const post = posts.find((one) => one.id === id);
  if (!post) return undefined;
  return (post.attachments ?? []).map(({ name, size }, index) => ({
    id: `${hashOf(`${id} ${domain}`)}-${index}`,
    lastModifiedDateTime: stamp(new Date(start.getTime() - post.ago)),
    name,
    contentType: 'application/octet-stream',
    size,
  }));
};

function onWire(post: Post, start: Date, now: Date): object | undefined {
  const published = new Date(start.getTime() - post.ago);
  if (published > now) return undefined;
  const changes = (post.later ?? []).filter(({ after }) => start.getTime() + after <= now.getTime());
  const last = changes.at(-1);
  const told: Post = Object.assign({}, post, ...changes.map(({ says }) => says));
  const at = (afterStart: number) => plain(new Date(start.getTime() + afterStart));
  return {
    startDateTime: plain(published),
    endDateTime: at(days(120) - post.ago),
    lastModifiedDateTime: last ? stamp(new Date(start.getTime() + last.after)) : stamp(published),
    title: told.title,
    id: told.id,
    category: told.category,
    severity: told.severity ?? 'normal',
    tags: told.tags,
    isMajorChange: told.isMajor ?? false,
    actionRequiredByDateTime: told.actBy === undefined ? null : at(told.actBy),
    services: told.services.map(nameOf),
    expiryDateTime: null,
    hasAttachments: (told.attachments ?? []).length > 0,
    viewPoint: null,
    details: told.summary ? [{ name: 'Summary', value: told.summary }] : [],
    body: { contentType: 'html', content: told.body(start) },
  };
}
