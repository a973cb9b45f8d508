import type { Logger } from 'pino';
import { createFileDesk, type FileDesk } from '../bot/file-desk.ts';
import type { Config } from '../config.ts';
import type { DeliverFileNeeds } from '../dialogs/deliver-file-dialog.ts';
import { createUploads } from '../services/adapters/sharepoint/upload.ts';
import type { Database } from '../services/adapters/storage/database.ts';
import { createDeedLedger } from '../services/adapters/storage/deed-ledger.ts';
import { createFileLinkBook } from '../services/adapters/storage/file-link-book.ts';
import { createDoOnce } from '../services/deeds/do-once.ts';
import { createFileLinks } from '../services/files/file-links.ts';
import { createOpenFile, type OpenFileNeeds } from '../services/files/open-file.ts';
import type { Audit } from './audit.ts';
import type { Customers } from './customers.ts';
import type { Microsoft } from './microsoft.ts';
import type { Permissions } from './permissions.ts';
import type { World } from './world.ts';

/** How files reach agents, and what sees that clicks act once. */
export interface Files extends Pick<DeliverFileNeeds, 'openFile' | 'delivery' | 'doOnce'> {
  /** Absent where Teams takes files. */
  readonly desk: FileDesk | undefined;
  /** Forgets links and deeds of long ago. */
  purge(): Promise<void>;
}

export interface FilesNeeds extends Pick<OpenFileNeeds, 'offboarded' | 'history' | 'affected' | 'listRequests'> {
  readonly config: Config;
  readonly world: World;
  readonly db: Database['db'];
  readonly audit: Pick<Audit, 'beginRecord'>;
  readonly microsoft: Pick<Microsoft, 'reviews'>;
  readonly customers: Pick<Customers, 'index' | 'mayRead'>;
  readonly permissions: Pick<Permissions, 'rightsOf' | 'holdsAzureRole'>;
  readonly log: Logger;
  /** The address at which browsers reach us. */
  readonly address: () => string;
}

const READ_LIMIT_MS = 20_000;
const UPLOAD_LIMIT_MS = 60_000;
const DAY_MS = 24 * 60 * 60_000;
const DEEDS_KEPT_MS = 100 * DAY_MS;

export function createFiles(needs: FilesNeeds): Files {
  const {
    config,
    world,
    db,
    microsoft,
    customers,
    permissions,
    log,
    address,
    offboarded,
    history,
    affected,
    listRequests,
  } = needs;
  const { clock, deadline, newId } = world;
  const ledger = createDeedLedger(db);
  const book = createFileLinkBook(db);
  const openFile = createOpenFile({
    customers: customers.index,
    mayRead: customers.mayRead,
    reviews: microsoft.reviews,
    offboarded,
    history,
    affected,
    listRequests,
    deadline: () => deadline(READ_LIMIT_MS),
    onFailure: ({ kind, message }, { tenantId }) => log.warn({ kind, tenantId, why: message }, 'a file was not read'),
  });
  const links = createFileLinks({ ...permissions, ...needs.audit, book, openFile, clock, newId, newToken: newId });
  const byLink = config.FILE_DELIVERY === 'link';
  return {
    openFile,
    doOnce: createDoOnce({ ledger, clock }),
    delivery: byLink
      ? { by: 'link', linkTo: async (...asked) => `${address()}/files/${await links.make(...asked)}` }
      : {
          by: 'consent',
          uploads: createUploads({ ...world, now: clock, hosts: [...config.cloud.files.hosts, ...config.FILE_HOSTS] }),
          deadline: () => deadline(UPLOAD_LIMIT_MS),
          newId,
          onFailure: ({ kind, message }) => log.warn({ kind, why: message }, 'a file was not stored'),
        },
    desk: byLink
      ? createFileDesk({
          links,
          reader: { locale: config.DEFAULT_LOCALE, zone: config.DEFAULT_ZONE },
          onError: (error) => log.error({ err: error }, 'a link could not be given back'),
        })
      : undefined,
    async purge() {
      const now = clock().getTime();
      await book.purge(new Date(now - DAY_MS));
      await ledger.purge(new Date(now - DEEDS_KEPT_MS));
    },
  };
}
