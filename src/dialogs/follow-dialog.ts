import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { CardAction } from '../cards/actions.ts';
import { followFormCard } from '../cards/follow-form-card.ts';
import { followReviewCard } from '../cards/follow-review-card.ts';
import { followingKeptCard } from '../cards/followings-card.ts';
import { onceWords } from '../cards/once.ts';
import type { Customer } from '../domain/customer.ts';
import { changesBetween, DEFAULT_WISH, type Following, type Wish } from '../domain/following.ts';
import { type TypedWish, typedOf, type WishProblems } from '../domain/typed-wish.ts';
import type { Asking } from '../services/access/access.ts';
import type { FollowDraft, FollowDraftBook } from '../services/follow-ports.ts';
import { serviceTitles } from '../services/health/service-names.ts';
import type { Deliveries, FollowingBook } from '../services/outage-ports.ts';
import { readWish } from '../services/outages/read-wish.ts';
import { REPLAY_DAYS, type Replay } from '../services/outages/replay.ts';
import type { AudienceNeeds } from './audience-approval.ts';
import { createFollowAudience } from './follow-audience.ts';
import { refuse } from './refuse.ts';
import { type Stage, stageOf } from './stage.ts';

export interface FollowNeeds extends AudienceNeeds {
  readonly followings: Pick<FollowingBook, 'at' | 'following' | 'keep' | 'end'>;
  readonly drafts: FollowDraftBook;
  readonly replay: Replay;
  /** Nothing for those that we may not read any more: they can be found, and have no news. */
  readonly inCare: (tenantId: string) => Customer | undefined;
  readonly deliveries: Pick<Deliveries, 'summarize'>;
  readonly clock: () => Date;
}

export type FollowAction = Extract<
  CardAction,
  { do: 'follow' | 'edit-following' | 'review-following' | 'change-following' | 'save-following' | 'cancel-following' }
>;

const MOST_CHOICES = 30;

/**
 * `follow`: form, review, done. The form names customers, so it is filled in in personal chat; where it was asked for waits in
 * a draft. Each step asks for the permit, and only who began goes on.
 */
export class FollowDialog extends Dialog {
  static readonly id = 'follow';
  private readonly needs: FollowNeeds;
  private readonly audience: ReturnType<typeof createFollowAudience>;

  constructor(needs: FollowNeeds) {
    super(FollowDialog.id);
    this.needs = needs;
    this.audience = createFollowAudience(needs);
  }

  override async beginDialog(dialog: DialogContext, options?: object): Promise<DialogTurnResult> {
    const action = options as FollowAction;
    const stage = stageOf(dialog.context);
    const refusal = await stage.access.permit('follow', undefined, askingOf(action));
    if (refusal) return await refuse(dialog, refusal);
    if (action.do === 'follow' || action.do === 'edit-following') await this.begin(stage, action);
    else await this.goOn(stage, action);
    return await dialog.endDialog();
  }

  private async begin(stage: Stage, action: Extract<FollowAction, { do: 'follow' | 'edit-following' }>): Promise<void> {
    const { words, place, agent, say } = stage;
    const { followings, newId, clock } = this.needs;
    const before = action.do === 'follow' ? undefined : await followings.following(action.followingId);
    if (action.do === 'edit-following' && before?.place.conversationId !== place.conversationId) {
      return await say(words.say('following.gone'));
    }
    const wish: Wish = before ?? { ...DEFAULT_WISH, reader: { locale: words.locale, zone: words.zone } };
    const changes = before ? { followingId: before.id } : {};
    const name = await stage.placeName();
    await this.form(stage, {
      id: newId(),
      place: name ? { ...place, name } : place,
      typed: typedOf(wish, serviceTitles(wish.serviceIds)),
      by: agent,
      at: clock(),
      ...changes,
    });
  }

  private async goOn(stage: Stage, action: Exclude<FollowAction, { do: 'follow' | 'edit-following' }>): Promise<void> {
    const { words, agent, say } = stage;
    const draft = await this.needs.drafts.draft(action.ask, agent);
    if (!draft) return await say(words.say('follow.form.gone'));
    switch (action.do) {
      case 'cancel-following':
        return await say(words.say('cancelled'));
      case 'change-following':
        return await this.form(stage, draft);
      case 'review-following':
        return await this.review(stage, { ...draft, typed: typedIn(action), at: this.needs.clock() });
      case 'save-following':
        return await this.save(stage, draft);
    }
  }

  private async choosable({ access }: Stage): Promise<(customer: Customer) => boolean> {
    const finds = await access.finds();
    return (customer) => finds(customer) && this.needs.inCare(customer.tenantId) !== undefined;
  }

  private async form(stage: Stage, draft: FollowDraft, problems: WishProblems = {}): Promise<void> {
    const { customers, tagging, drafts } = this.needs;
    const { words, ownWords, memory, mayName, show } = stage;
    await drafts.keep(draft);
    const index = customers();
    const only = await this.choosable(stage);
    const chosen = draft.typed.customers.split(',').flatMap((id) => index.byTenantId(id) ?? []);
    const more = index.search('', { recent: memory.recent, limit: MOST_CHOICES, only }).map(({ customer }) => customer);
    const audience = await this.audience.now(stage, draft);
    const form = {
      ask: draft.id,
      place: draft.place,
      typed: draft.typed,
      problems,
      choices: [...new Set([...chosen.filter(only), ...more])],
      tags: tagging.view().all,
      ...(audience && { audience }),
      words: ownWords,
    };
    const isHere = isForHere(stage, draft) && chosen.every(mayName);
    const orHere = isHere && followFormCard({ ...form, choices: form.choices.filter(mayName) });
    await show(followFormCard(form), { privately: words.say('follow.form.sent'), ...(orHere && { orHere }) });
  }

  /** The wish as typed; nothing once the form is shown again with what is wrong. */
  private async read(stage: Stage, draft: FollowDraft): Promise<Wish | undefined> {
    const only = await this.choosable(stage);
    const index = this.needs.customers();
    const reading = readWish(draft.typed, {
      customer: (id) => [index.byTenantId(id)].find((one) => one !== undefined && only(one)),
      tag: (typed) => this.needs.tagging.view().named(typed),
      locale: stage.words.locale,
    });
    if ('wish' in reading) return reading.wish;
    await this.form(stage, draft, reading.problems);
    return undefined;
  }

  private async review(stage: Stage, draft: FollowDraft): Promise<void> {
    const { words, access, show } = stage;
    const wish = await this.read(stage, draft);
    const audience = wish && (await this.audience.read(stage, draft, wish));
    if (!wish || !audience) return;
    if ('problem' in audience) {
      const what = words.say(audience.problem);
      return await this.form(stage, draft, { audience: { kind: 'not-approvable', what } });
    }
    await this.needs.drafts.keep(draft);
    const only = await this.choosable(stage);
    const seesAzure = await access.seemsTo('see-azure');
    const replayed = await this.needs.replay(
      wish,
      (one, source) => (source !== 'azure' || seesAzure) && only(one) && audience.hears(one),
    );
    const index = this.needs.customers();
    const card = followReviewCard({
      ask: draft.id,
      wish,
      titlesOf: serviceTitles,
      replayed,
      days: REPLAY_DAYS,
      ...(audience.sentence && { audience: audience.sentence }),
      customerOf: (id) => index.byTenantId(id),
      words,
      now: this.needs.clock(),
    });
    const orHere = isForHere(stage, draft) && card;
    await show(card, { privately: words.say('follow.form.sent'), ...(orHere && { orHere }) });
  }

  private async save(stage: Stage, draft: FollowDraft): Promise<void> {
    const { words, agent, access, say, show } = stage;
    const { followings, deliveries, doOnce, newId, clock } = this.needs;
    const wish = await this.read(stage, draft);
    const audience = wish && (await this.audience.read(stage, draft, wish));
    if (!wish || !audience) return;
    if ('problem' in audience) return await this.review(stage, draft);
    const earlier = await doOnce({ key: `follow ${draft.id}`, by: agent }, async () => {
      await audience.approve();
      const now = clock();
      const before = draft.followingId ? await followings.following(draft.followingId) : undefined;
      const following: Following = {
        ...wish,
        id: before?.id ?? newId(),
        place: draft.place,
        owner: agent,
        since: before?.since ?? now,
      };
      const changed = before && changesBetween(before, wish);
      await access.record({
        deed: before ? 'change-following' : 'follow',
        authority: 'agent',
        details: { followingId: following.id, ...(changed && { changed }) },
      });
      await followings.keep(following, agent, now);
      await deliveries.summarize(following.id);
      return true;
    });
    if (earlier) return await say(onceWords(earlier, words));
    const card = followingKeptCard({ wish, titlesOf: serviceTitles, words });
    const orHere = isForHere(stage, draft) && card;
    await show(card, { privately: words.say('follow.form.sent'), ...(orHere && { orHere }) });
  }
}

const askingOf = (action: FollowAction): Asking =>
  action.do === 'edit-following' ? { as: 'change-following', details: { followingId: action.followingId } } : {};

/**
 * Where the bot is not in the agent's personal chat, a form is filled in where it was asked for: by the partner's own people
 * among themselves, about what may be heard there already.
 */
const isForHere = ({ hearing }: Stage, { place, typed }: FollowDraft): boolean =>
  hearing.conversationId === place.conversationId && hearing.company === 'ours' && typed.audience === 'keep';

/** What the boxes hold. Teams leaves out those that are empty. */
const typedIn = (action: Extract<FollowAction, { do: 'review-following' }>): TypedWish => ({
  which: action.which ?? 'all',
  customers: action.customers ?? '',
  patterns: action.patterns ?? '',
  tags: action.tags ?? '',
  services: action.services ?? '',
  classifications: action.classifications ?? '',
  transitions: action.transitions ?? '',
  quietFrom: action.quietFrom ?? '',
  quietTo: action.quietTo ?? '',
  zone: action.zone ?? '',
  digestAt: action.digestAt ?? '',
  earlySignals: action.earlySignals ?? 'false',
  communications: action.communications ?? '',
  mutesMaintenance: action.mutesMaintenance ?? 'false',
  audience: action.audience ?? 'keep',
});
