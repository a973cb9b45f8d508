import { Dialog, type DialogContext, type DialogTurnResult } from 'botbuilder-dialogs';
import type { CardAction } from '../cards/actions.ts';
import { fileAskedCard, fileDeclinedCard, fileEarlierCard, fileFailedCard, fileLinkCard } from '../cards/file-card.ts';
import { fileConsentCard, fileInfoCard, type UploadPlace } from '../cards/teams-file-cards.ts';
import { workingCard } from '../cards/working-card.ts';
import type { Agent } from '../domain/agent.ts';
import type { Customer } from '../domain/customer.ts';
import type { FileRef } from '../domain/file.ts';
import { SourceError } from '../domain/source-error.ts';
import type { CustomerIndex } from '../services/customers/customer-index.ts';
import type { DoOnce } from '../services/deeds/do-once.ts';
import { LINK_LIFE_MS } from '../services/files/file-links.ts';
import type { OpenedFile, OpenFile } from '../services/files/open-file.ts';
import type { Uploads } from '../services/ports.ts';
import { showRefusal } from './refuse.ts';
import { type Stage, stageOf } from './stage.ts';

/** How files reach an agent: Teams asks whether they may go to OneDrive, or, where it cannot, by a link of ours. */
export type FileDelivery =
  | {
      readonly by: 'consent';
      readonly uploads: Uploads;
      readonly deadline: () => AbortSignal;
      readonly newId: () => string;
      /** Hears why a file could not be stored. */
      readonly onFailure: (error: SourceError) => void;
    }
  | { readonly by: 'link'; readonly linkTo: (file: FileRef, agent: Agent, locale: string) => Promise<string> };

export interface DeliverFileNeeds {
  readonly customers: () => CustomerIndex;
  readonly openFile: OpenFile;
  readonly doOnce: DoOnce;
  readonly delivery: FileDelivery;
}

type FileAction = Extract<CardAction, { file: FileRef }>;
type Consent = Extract<FileDelivery, { by: 'consent' }>;

/** A second press so soon is meant for the first one's file. */
const AGAIN_AFTER_MS = 60_000;

/**
 * Hands a file to the agent alone, wherever it was asked for. It is read when it is asked for, to tell at once what is
 * wrong, and again when it is handed over, with the rights of that moment: nothing of it is kept.
 */
export class DeliverFileDialog extends Dialog {
  static readonly id = 'deliver-file';
  private readonly needs: DeliverFileNeeds;

  constructor(needs: DeliverFileNeeds) {
    super(DeliverFileDialog.id);
    this.needs = needs;
  }

  override async beginDialog(dialog: DialogContext, options?: object): Promise<DialogTurnResult> {
    const action = options as FileAction;
    const stage = stageOf(dialog.context);
    const { delivery } = this.needs;
    if (action.do === 'decline-file') await this.decline(stage, action.file);
    else if (action.do === 'accept-file' && stage.upload && delivery.by === 'consent')
      await this.store(stage, action, stage.upload, delivery);
    else await this.send(stage, action.file);
    return await dialog.endDialog();
  }

  private async send(stage: Stage, file: FileRef): Promise<void> {
    const { words, agent, access, button, expect, show } = stage;
    const customer = 'tenantId' in file && file.tenantId ? this.needs.customers().byTenantId(file.tenantId) : undefined;
    const about = customer ? [customer] : [];
    expect(workingCard({ ...(customer && { customer }), ...(button && { retry: button }), words }), about);
    const act = async (): Promise<boolean> => {
      const opened = await this.needs.openFile(file, access, agent);
      if (opened.kind === 'open') await this.offer(stage, file, opened);
      else await explain(stage, file, opened, about);
      return opened.kind === 'open';
    };
    // A link stands on the card that answers the click; Teams' question is a message of its own, and asked once.
    if (this.needs.delivery.by === 'link') return void (await act());
    const deed = { key: sending(agent, file), by: agent, againAfterMs: AGAIN_AFTER_MS };
    const earlier = await this.needs.doOnce(deed, act);
    if (earlier) await show(fileEarlierCard({ file, earlier, words }), { about });
  }

  private async offer(stage: Stage, file: FileRef, { content }: Extract<OpenedFile, { kind: 'open' }>): Promise<void> {
    const { words, agent, hearing, show, say, sendPrivately } = stage;
    const { delivery } = this.needs;
    const elsewhere = words.say('file.elsewhere');
    if (delivery.by === 'link') {
      const url = await delivery.linkTo(file, agent, words.locale);
      return await show(fileLinkCard({ file, url, lifeMs: LINK_LIFE_MS, words }), { privately: elsewhere });
    }
    const isThere = await sendPrivately(fileConsentCard({ file, content, offer: delivery.newId(), words }));
    if (!isThere) {
      await this.needs.doOnce.forget(sending(agent, file));
      return await say(words.say('audience.nowhere'));
    }
    await (hearing.isPersonal ? show(fileAskedCard({ file, words })) : say(elsewhere));
  }

  private async store(
    stage: Stage,
    { file, offer }: Extract<FileAction, { do: 'accept-file' }>,
    place: UploadPlace,
    { uploads, deadline, onFailure }: Consent,
  ): Promise<void> {
    const { words, agent, access, show } = stage;
    const earlier = await this.needs.doOnce({ key: `accept-file ${offer}`, by: agent }, async () => {
      const opened = await this.needs.openFile(file, access, agent);
      const failure =
        opened.kind === 'open' ? await put(uploads, opened, place, deadline()) : await explain(stage, file, opened);
      if (failure) {
        onFailure(failure);
        await show(fileFailedCard({ file, failure, words }));
      }
      const isStored = opened.kind === 'open' && !failure;
      if (isStored) await show(fileInfoCard(place));
      else await this.needs.doOnce.forget(sending(agent, file));
      return isStored;
    });
    if (earlier) await show(fileEarlierCard({ file, earlier, words }));
  }

  private async decline({ words, agent, show }: Stage, file: FileRef): Promise<void> {
    await this.needs.doOnce.forget(sending(agent, file));
    await show(fileDeclinedCard({ file, words }));
  }
}

const sending = ({ tenantId, objectId }: Agent, file: FileRef): string =>
  ['send-file', `${tenantId}/${objectId}`, ...Object.values(file)].join(' ');

/** Why there is nothing to hand over. */
async function explain(
  stage: Stage,
  file: FileRef,
  opened: Exclude<OpenedFile, { kind: 'open' }>,
  about: readonly Customer[] = [],
): Promise<undefined> {
  const { words, say, show } = stage;
  if (opened.kind === 'refused') await showRefusal(stage, opened.refusal);
  else if (opened.kind === 'gone') await say(words.say('tenantId' in file ? 'customers.gone' : 'outage.gone'));
  else await show(fileFailedCard({ file, failure: opened.failure, words }), { about });
}

/** Why it was not stored; nothing when it was. A link that leads elsewhere is none of ours to show. */
async function put(
  uploads: Uploads,
  { content }: Extract<OpenedFile, { kind: 'open' }>,
  { uploadUrl, contentUrl }: UploadPlace,
  signal: AbortSignal,
): Promise<SourceError | undefined> {
  try {
    if (!uploads.takes(contentUrl)) return new SourceError('garbled', 'onedrive', 'the file would lie elsewhere');
    await uploads.put(content, uploadUrl, signal);
    return undefined;
  } catch (error) {
    if (error instanceof SourceError) return error;
    throw error;
  }
}
