import type { Kysely } from 'kysely';
import type { AccessWay } from '../../../domain/access-way.ts';
import type { AccessBook } from '../../ports.ts';
import type { Tables } from './tables.ts';
import { createTriedWays } from './tried-ways.ts';

/** Access ways in the database. */
export const createAccessBook = (db: Kysely<Tables>): AccessBook => createTriedWays<AccessWay>(db, 'access_way');
