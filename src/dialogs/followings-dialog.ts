import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { CardAction } from '../cards/actions.ts';
import { followingsCard, unfollowCard } from '../cards/followings-card.ts';
import type { Following } from '../domain/following.ts';
import type { Asking } from '../services/access/access.ts';
import { serviceTitles } from '../services/health/service-names.ts';
import type { FollowNeeds } from './follow-dialog.ts';
import { refuse } from './refuse.ts';
import { type Stage, stageOf } from './stage.ts';

export type FollowingsOptions =
  | { readonly kind: 'following' | 'unfollow' }
  | Extract<CardAction, { do: 'show-followings' | 'unfollow' | 'take-over' }>;

/**
 * `following` lists what a conversation follows, `unfollow` ends it after a question, and what nobody answers for any more is
 * taken over. Only in that conversation, and only by those who may follow.
 */
export class FollowingsDialog extends Dialog {
  static readonly id = 'followings';
  private readonly needs: Pick<FollowNeeds, 'followings' | 'deliveries' | 'clock'>;

  constructor(needs: Pick<FollowNeeds, 'followings' | 'deliveries' | 'clock'>) {
    super(FollowingsDialog.id);
    this.needs = needs;
  }

  override async beginDialog(dialog: DialogContext, options?: object): Promise<DialogTurnResult> {
    const asked = options as FollowingsOptions;
    const stage = stageOf(dialog.context);
    const refusal = await stage.access.permit('follow', undefined, askingOf(asked));
    if (refusal) return await refuse(dialog, refusal);
    if ('followingId' in asked) await this.act(stage, asked);
    else await this.list(stage, 'kind' in asked && asked.kind === 'unfollow' ? 'unfollow' : 'edit-following');
    return await dialog.endDialog();
  }

  private async list({ words, place, hearing, show }: Stage, tap: 'edit-following' | 'unfollow'): Promise<void> {
    const followings = await this.needs.followings.at(place.conversationId);
    const [only, ...others] = followings;
    const brief = hearing.company !== 'ours';
    if (tap === 'unfollow' && only && others.length === 0) {
      return await show(unfollowCard({ following: only, brief, titlesOf: serviceTitles, words }));
    }
    await show(followingsCard({ followings, tap, brief, titlesOf: serviceTitles, words }));
  }

  private async act(
    { words, agent, access, place, hearing, say, show }: Stage,
    asked: Extract<FollowingsOptions, { followingId: string }>,
  ): Promise<void> {
    const { followings, deliveries, clock } = this.needs;
    const following = await followings.following(asked.followingId);
    if (following?.place.conversationId !== place.conversationId) return await say(words.say('following.gone'));
    const details = { followingId: following.id };
    if (asked.do === 'take-over') {
      await access.record({ deed: 'take-over', authority: 'agent', details });
      await followings.keep(takenOver({ ...following, owner: agent, place }), agent, clock());
      await deliveries.summarize(following.id);
      return await say(words.say('following.taken-over', { who: agent.name }));
    }
    const brief = hearing.company !== 'ours';
    if (!asked.confirmed) return await show(unfollowCard({ following, brief, titlesOf: serviceTitles, words }));
    await access.record({ deed: 'unfollow', authority: 'agent', details });
    await followings.end(following.id, agent, clock());
    await say(words.say('unfollow.done', { who: agent.name }));
  }
}

/** A list is asked for with the same right, and tells nobody anything else. */
const askingOf = (asked: FollowingsOptions): Asking =>
  'followingId' in asked ? { as: asked.do, details: { followingId: asked.followingId } } : {};

/** Somebody answers for it again, so what paused it for want of that goes on, with what has come up meanwhile. */
const takenOver = ({ ownerLeftAt: _, paused, ...following }: Following): Following =>
  paused && paused.why !== 'owner-left' ? { ...following, paused } : following;
