import type { Card } from '../cards/card.ts';
import { noticeCard } from '../cards/notice-card.ts';
import { type OutageCardNeeds, outageCard } from '../cards/outage-card.ts';
import { outageReply } from '../cards/outage-reply.ts';
import { outageRoundCard, type RoundShown } from '../cards/outage-round-card.ts';
import type { CustomerOf } from '../cards/outage-standing.ts';
import { smallLine } from '../cards/rich-text.ts';
import type { Following } from '../domain/following.ts';
import type { LivingCard, ReplyKind } from '../domain/living-card.ts';
import type { Outage } from '../domain/outage.ts';
import type { Blind } from '../domain/own-trouble.ts';
import type { PortalTemplates } from '../domain/portal-links.ts';
import type { Announcement } from '../services/outage-ports.ts';
import { verdictOfOutage } from '../services/outages/outage-verdict.ts';
import { wordsFor } from '../words/words.ts';

export interface OutagePressNeeds {
  readonly customerOf: CustomerOf;
  readonly portals: PortalTemplates;
}

/** A message about a following itself. `owner-left`: it pauses then, unless somebody takes over. */
export type FollowingNote =
  | { readonly kind: 'removed' | 'no-role' | 'paused' }
  | { readonly kind: 'owner-left'; readonly pausesAt: Date };

/** Makes messages of what is true at delivery, in the words of each following's reader. Outages come narrowed to the place. */
export function createOutagePress({ customerOf, portals }: OutagePressNeeds) {
  const living = (
    outage: Outage,
    following: Following,
    card: LivingCard | undefined,
    now: Date,
    more: Pick<OutageCardNeeds, 'blind' | 'requests' | 'short'>,
  ): Announcement => {
    const words = wordsFor(following.reader);
    const verdict = verdictOfOutage(outage, now);
    const of = { followingId: following.id, card };
    return announced(outageCard({ outage, customerOf, verdict, living: of, portals, words, now, ...more }));
  };
  const round =
    (kind: 'summary' | 'digest') =>
    (shown: RoundShown, { reader }: Following, now: Date): Announcement =>
      announced(outageRoundCard({ kind, round: shown, customerOf, words: wordsFor(reader), now }));

  return {
    card: (
      outage: Outage,
      following: Following,
      card: LivingCard | undefined,
      now: Date,
      blind?: readonly Blind[],
      requests?: number,
    ) => living(outage, following, card, now, { blind, requests }),
    /** The same in little, for where the card proved too large. */
    shorter: (
      outage: Outage,
      following: Following,
      card: LivingCard | undefined,
      now: Date,
      blind?: readonly Blind[],
      requests?: number,
    ) => living(outage, following, card, now, { blind, requests, short: true }),
    reply(
      reply: { readonly kind: ReplyKind; readonly tenantIds: readonly string[] },
      outage: Outage,
      { reader }: Following,
      now: Date,
    ): Announcement {
      const customers = reply.tenantIds.flatMap((tenantId) => customerOf(tenantId) ?? []);
      return outageReply({ kind: reply.kind, customers, outage, words: wordsFor(reader), now });
    },
    /** What was open already when a place began to follow. */
    summary: round('summary'),
    digest: round('digest'),
    note(note: FollowingNote, { id, owner, reader }: Following): Announcement {
      const words = wordsFor(reader);
      const at = note.kind === 'owner-left' ? words.date(note.pausesAt) : '';
      return announced(
        noticeCard({
          what: words.say(`following.note.${note.kind}.what`, { at, who: owner.name }),
          under: words.say('following.note.under'),
          remedy: words.say(`following.note.${note.kind}.remedy`),
          ...(note.kind === 'owner-left' || note.kind === 'paused' ? { takeOver: id } : {}),
          words,
        }),
      );
    },
    /** In place of a card that concerns nobody of whom the place may hear any more. */
    withdrawn({ reader }: Following): Announcement {
      const words = wordsFor(reader);
      const [what, under] = [words.say('following.withdrawn.what'), words.say('following.withdrawn.under')];
      return announced(noticeCard({ what, under, words }));
    },
    /** In place of a card that was posted twice: leads to the one that lives. */
    moved({ reader }: Following, to: string): Announcement {
      const words = wordsFor(reader);
      const [what, under] = [words.say('following.moved.what'), words.say('following.moved.under')];
      return announced(noticeCard({ what, under, message: to, words }));
    },
    /** The line stands on the card, not beside it: of words and a card in one message no id is told everywhere. */
    continued(said: Announcement, { reader }: Following, from: string): Announcement {
      if (!said.card) return said;
      const words = wordsFor(reader);
      const { body = [] } = said.card as { readonly body?: readonly object[] };
      const lead = {
        type: 'Container',
        spacing: 'Small',
        selectAction: { type: 'Action.OpenUrl', url: from, tooltip: words.say('link.message') },
        items: [smallLine(words.say('following.continues'))],
      };
      return { ...said, card: { ...said.card, body: [...body, lead] } };
    },
  };
}

const announced = ({ summary, content }: Card): Announcement => ({ summary, card: content });
