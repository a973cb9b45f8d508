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
    await sql`create index audit_row_at on audit_row (tenant_id, at)`.execute(db);
    await sql`create index audit_row_erasures on audit_row (deed) where deed in ('erase-person', 'retire-people')`.execute(
      db,
    );
    await db.schema
      .createTable('audit_person')
      .addColumn('row_id', 'uuid', (column) => column.primaryKey().references('audit_row.id'))
      .addColumn('tenant_id', 'text', (column) => column.notNull())
      .addColumn('object_id', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('salt', 'text', (column) => column.notNull())
      .addColumn('at', 'timestamptz', (column) => column.notNull())
      .execute();
    await sql`create index audit_person_who on audit_person (object_id, tenant_id)`.execute(db);
    await sql`create index audit_person_at on audit_person (at)`.execute(db);
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
        raise exception 'audit rows are only added' using errcode = 'integrity_constraint_violation';
      end $$`.execute(db);
    await sql`create function audit_row_is_linked() returns trigger language plpgsql as $$
      begin
        if old.position is null and new.position is not null and new.hash is not null
          and to_jsonb(new) - 'position' - 'hash' = to_jsonb(old) - 'position' - 'hash' then return new;
        end if;
        raise exception 'audit rows are linked once, and never changed' using errcode = 'integrity_constraint_violation';
      end $$`.execute(db);
    await sql`create trigger audit_row_update before update on audit_row
      for each row execute function audit_row_is_linked()`.execute(db);
    await sql`create trigger audit_row_delete before delete on audit_row
      for each row execute function audit_stays()`.execute(db);
    await sql`create trigger audit_row_truncate before truncate on audit_row
      for each statement execute function audit_stays()`.execute(db);
    await sql`create trigger audit_person_update before update on audit_person
      for each row execute function audit_stays()`.execute(db);
  },
};
