import pg from 'pg';

const QUERIES = {
  columns: `select table_name, column_name, data_type, udt_name, is_nullable, column_default, datetime_precision
    from information_schema.columns where table_schema = 'public' order by 1, 2`,
  constraints: `select conrelid::regclass::text as on, conname, pg_get_constraintdef(oid) as is from pg_constraint
    where connamespace = 'public'::regnamespace order by 1, 2`,
  indexes: `select indexname, indexdef from pg_indexes where schemaname = 'public' order by 1`,
  enums: `select typname, array_agg(enumlabel::text order by enumsortorder) as labels
    from pg_enum join pg_type on pg_type.oid = enumtypid group by 1 order by 1`,
};

/** What PostgreSQL's catalogue says of the tables in `public`, Prisma's own aside. */
export async function readCatalog(url: string): Promise<Record<keyof typeof QUERIES, string[]>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const entries: [string, string[]][] = [];
  for (const [name, sql] of Object.entries(QUERIES)) {
    const { rows } = await client.query<Record<string, unknown>>(sql);
    entries.push([name, rows.map((row) => JSON.stringify(row)).filter((row) => !row.includes('_prisma_migrations'))]);
  }
  await client.end();
  return Object.fromEntries(entries) as Record<keyof typeof QUERIES, string[]>;
}
