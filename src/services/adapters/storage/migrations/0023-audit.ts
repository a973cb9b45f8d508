import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** Rows that cannot be changed, whose deeds they were (which can be forgotten), and where their chain ends. */
export const audit: Migration = {
  async up(db: Kysely<unknown>): Promise<void> {
    await db.schema
      .createTable('audit_row')
      .addColumn('id', 'uuid', (column) => column.primaryKey())
      .addColumn('came', 'bigint', (column) => column.generatedAlwaysAsIdentity().notNull())
      .addColumn('at', 'timestamptz', (column) => column.notNull())
      .addColumn('correlation_id', 'text', (column) => column.notNull())
      .addColumn('deed', 'text', (column) => column.notNull())
      .addColumn('outcome', 'text', (column) => column.notNull())
      .addColumn('authority', 'text', (column) => column.notNull())
      .addColumn('tenant_id', 'text')
      .addColumn('person_seal', 'text')
      .addColumn('details', 'jsonb', (column) => column.notNull())
      .addColumn('position', 'bigint', (column) => column.unique())
      .addColumn('hash', 'text')
      .execute();
    await sql`create index audit_row_unlinked on audit_row (came) where position is null`.execute(db);
    // Rows come as time goes by: such an index costs a turn next to nothing, and exports are rare.
    await sql`create index audit_row_at on audit_row using brin (at)`.execute(db);
    await sql`create index audit_row_erasures on audit_row (deed) where deed in ('erase-person', 'retire-people')`.execute(
      db,
    );
    await db.schema
      .createTable('audit_person')
      .addColumn('row_id', 'uuid', (column) => column.primaryKey())
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('object_id', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('salt', 'text', (column) => column.notNull())
      .addColumn('at', 'timestamptz', (column) => column.notNull())
      .execute();
    await sql`create index audit_person_at on audit_person using brin (at)`.execute(db);
    await db.schema
      .createTable('audit_head')
      .addColumn('is_only', 'boolean', (column) => column.primaryKey().check(sql`is_only`))
      .addColumn('position', 'bigint', (column) => column.notNull())
      .addColumn('hash', 'text', (column) => column.notNull())
      .addColumn('signed_at', 'timestamptz', (column) => column.notNull())
      .addColumn('key_id', 'text')
      .addColumn('signature', 'text')
      .execute();

    await sql`create function audit_stays() returns trigger language plpgsql as $$
      begin
        raise exception 'audit rows are only added, and linked once' using errcode = 'integrity_constraint_violation';
      end $$`.execute(db);
    await sql`create trigger audit_row_stays before update
      of id, came, at, correlation_id, deed, outcome, authority, tenant_id, person_seal, details on audit_row
      for each row execute function audit_stays()`.execute(db);
    await sql`create trigger audit_row_is_linked_once before update on audit_row
      for each row when (old.position is not null or new.position is null or new.hash is null)
      execute function audit_stays()`.execute(db);
    await sql`create trigger audit_row_delete before delete on audit_row
      for each row execute function audit_stays()`.execute(db);
    await sql`create trigger audit_row_truncate before truncate on audit_row
      for each statement execute function audit_stays()`.execute(db);
    await sql`create trigger audit_person_update before update on audit_person
      for each row execute function audit_stays()`.execute(db);
  },
};
