import type { Kysely } from 'kysely';
import type { AzureWay } from '../../../domain/azure-reach.ts';
import type { AzureWayBook } from '../../ports.ts';
import type { Tables } from './tables.ts';
import { createTriedWays } from './tried-ways.ts';

/** Ways to Azure in the database. */
export const createAzureWayBook = (db: Kysely<Tables>): AzureWayBook => createTriedWays<AzureWay>(db, 'azure_way');
