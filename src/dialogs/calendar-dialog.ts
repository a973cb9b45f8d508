import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { CardAction } from '../cards/actions.ts';
import { calendarCard, calendarLinkCard, revokeCalendarCard } from '../cards/calendar-card.ts';
import { onceWords } from '../cards/once.ts';
import type { Place } from '../domain/following.ts';
import type { CalendarLinks } from '../services/calendar/calendar-links.ts';
import type { DoOnce } from '../services/deeds/do-once.ts';
import { refuse } from './refuse.ts';
import { type Stage, stageOf } from './stage.ts';

export interface CalendarNeeds {
  /** Absent where programs cannot reach the bot. */
  readonly calendar: CalendarLinks & { readonly isReachable: boolean };
  readonly now: () => Date;
  readonly doOnce: DoOnce;
}

type CalendarAction = Extract<CardAction, { do: 'show-calendar' | 'give-calendar' | 'revoke-calendar' }>;

/** Teams delivers a click again when its answer was slow: the second link would make the first one useless. */
const SAME_CLICK_MS = 30_000;

/**
 * `calendar`: gives, renews and revokes the link to one's own calendar, or to that of a conversation, which is for whoever may
 * follow there. The link goes to personal chat alone, and is told once.
 */
export class CalendarDialog extends Dialog {
  static readonly id = 'calendar';
  private readonly needs: CalendarNeeds;

  constructor(needs: CalendarNeeds) {
    super(CalendarDialog.id);
    this.needs = needs;
  }

  override async beginDialog(dialog: DialogContext, options?: object): Promise<DialogTurnResult> {
    const action = options as CalendarAction;
    const stage = stageOf(dialog.context);
    const refusal = await stage.access.permit(
      stage.hearing.isPersonal ? 'see-messages' : 'follow',
      undefined,
      askingOf(action, stage.place),
    );
    if (refusal) return await refuse(dialog, refusal);
    if (action.do === 'give-calendar' && !this.obstacle(stage)) await this.give(stage, action.names === 'true');
    else if (action.do === 'revoke-calendar') await this.revoke(stage, action.confirmed === true);
    else await this.show(stage);
    return await dialog.endDialog();
  }

  private obstacle({ hearing }: Stage): 'unreachable' | 'hears-nobody' | undefined {
    if (!this.needs.calendar.isReachable) return 'unreachable';
    return hearing.audience.kind === 'none' ? 'hears-nobody' : undefined;
  }

  private async show(stage: Stage): Promise<void> {
    const { hearing, place, words, show } = stage;
    await show(
      calendarCard({
        feed: await this.needs.calendar.of(place.conversationId),
        isPersonal: hearing.isPersonal,
        obstacle: this.obstacle(stage),
        brief: hearing.company !== 'ours',
        words,
        now: this.needs.now(),
      }),
    );
  }

  private async give(stage: Stage, namesCustomers: boolean): Promise<void> {
    const { access, agent, hearing, words, say, show } = stage;
    const { conversationId } = stage.place;
    const name = hearing.isPersonal ? undefined : await stage.placeName();
    const place: Place = { ...stage.place, ...(name && { name }) };
    const key = `calendar ${conversationId} ${namesCustomers ? 'named' : 'unnamed'}`;
    const earlier = await this.needs.doOnce({ key, by: agent, againAfterMs: SAME_CLICK_MS }, async () => {
      const details = { conversationId, named: namesCustomers };
      await access.record({ deed: 'give-calendar', authority: 'agent', details });
      const reader = { locale: words.locale, zone: words.zone };
      const given = await this.needs.calendar.give({ place, owner: agent, reader, namesCustomers });
      const privately = hearing.isPersonal ? {} : { privately: words.say('calendar.sent') };
      await show(calendarLinkCard({ ...given, words }), privately);
      return true;
    });
    if (earlier) await say(onceWords(earlier, words));
  }

  private async revoke({ access, place, words, say, show }: Stage, confirmed: boolean): Promise<void> {
    if (!confirmed) return await show(revokeCalendarCard(words));
    const { conversationId } = place;
    await access.record({ deed: 'revoke-calendar', authority: 'agent', details: { conversationId } });
    const isGone = await this.needs.calendar.revoke(conversationId);
    await say(words.say(isGone ? 'calendar.revoked' : 'calendar.none'));
  }
}

/** What a refusal is recorded as. */
const askingOf = (action: CalendarAction, { conversationId }: Place) =>
  action.do === 'show-calendar' ? {} : { as: action.do, details: { conversationId } };
