import type { Agent } from '../../domain/agent.ts';
import type { FileRef } from '../../domain/file.ts';
import { createAccess } from '../access/access.ts';
import type { HoldsAzureRole } from '../access/azure-holders.ts';
import type { RightsOf } from '../access/rights.ts';
import type { BeginRecord } from '../audit/record.ts';
import type { FileLink, FileLinkBook } from '../ports.ts';
import type { OpenedFile, OpenFile } from './open-file.ts';

/** Long enough to press it, too short to be found later. */
export const LINK_LIFE_MS = 10 * 60_000;

/** A file behind a link, read for whoever asked; `giveBack` when it did not arrive. */
export interface Redeemed {
  readonly link: FileLink;
  readonly opened: OpenedFile;
  giveBack(): Promise<void>;
}

export interface FileLinks {
  /** A token that opens the file once within ten minutes, for whoever has it: for the agent's personal chat alone. */
  make(file: FileRef, agent: Agent, locale: string): Promise<string>;
  /** What a token stands for while it is good. Looking uses nothing up: link previews and scanners look. */
  look(token: string): Promise<FileLink | undefined>;
  /** Uses the token, for one caller alone. What could not be read has not been used. */
  redeem(token: string): Promise<Redeemed | undefined>;
}

export interface FileLinksNeeds {
  readonly book: FileLinkBook;
  readonly openFile: OpenFile;
  readonly rightsOf: RightsOf;
  readonly holdsAzureRole?: HoldsAzureRole;
  readonly clock: () => Date;
  readonly beginRecord: BeginRecord;
  /** Names what one opening leaves in the log and in the audit trail. */
  readonly newId: () => string;
  /** Unguessable. */
  readonly newToken: () => string;
}

export function createFileLinks(needs: FileLinksNeeds): FileLinks {
  const { book, openFile, rightsOf, holdsAzureRole, beginRecord, clock, newId, newToken } = needs;
  return {
    async make(file, agent, locale) {
      const token = newToken();
      await book.keep(token, { file, agent, locale, expiresAt: new Date(clock().getTime() + LINK_LIFE_MS) });
      return token;
    },
    look: (token) => book.find(token, clock()),
    async redeem(token) {
      const now = clock();
      const link = await book.find(token, now);
      if (!link || !(await book.take(token, now))) return undefined;
      const giveBack = () => book.giveBack(token);
      const audit = beginRecord(newId(), link.agent);
      const access = createAccess(rightsOf, link.agent, holdsAzureRole, audit);
      const reading = async () => {
        const file = await openFile(link.file, access, link.agent);
        await audit.written();
        return file;
      };
      const opened = await reading().catch(async (error: unknown) => {
        await giveBack();
        throw error;
      });
      if (opened.kind === 'failed') await giveBack();
      return { link, opened, giveBack };
    },
  };
}
