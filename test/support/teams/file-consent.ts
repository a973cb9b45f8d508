import type { Sandbox, SandboxUpload } from '../sandbox.ts';
import type { Chat, Message } from './teams.ts';

export const CONSENT = 'application/vnd.microsoft.teams.card.file.consent';
export const FILE_INFO = 'application/vnd.microsoft.teams.card.file.info';

type Json = Record<string, any>;

export const attachmentOf = (message: Message | undefined): Json => message?.activity.attachments?.[0] ?? {};

/** Teams' open questions about files, as they stand in a chat. */
export const questionsIn = (chat: Chat): readonly Message[] =>
  chat.messages.filter((message) => attachmentOf(message).contentType === CONSENT);

export interface Answering {
  readonly question: Message;
  readonly place?: Partial<SandboxUpload>;
  /** The same twice is a repeated delivery. */
  readonly activityId?: string;
}

/** Lets the bot save a file, as Teams tells it; answers the upload session that Teams made for it. */
export async function allowFile(sandbox: Sandbox, chat: Chat, { question, place, activityId }: Answering) {
  const upload = { ...(await sandbox.openUpload()), ...place };
  const { name, content } = attachmentOf(question);
  const uploadInfo = { ...upload, name, uniqueId: upload.id, fileType: name.split('.').at(-1) };
  const value = { type: 'fileUpload', action: 'accept', context: content.acceptContext, uploadInfo };
  const { status } = await chat.invokes('fileConsent/invoke', value, question.id, activityId);
  return { ...upload, status };
}

export async function declineFile(chat: Chat, question: Message): Promise<number> {
  const { declineContext: context } = attachmentOf(question).content;
  const value = { type: 'fileUpload', action: 'decline', context };
  return (await chat.invokes('fileConsent/invoke', value, question.id)).status;
}
