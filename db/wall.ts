import pg from 'pg'

/*
 * The second wall of a practice in a server of PostgreSQL: row-level security. Every query starts from the viewer; where one forgets to, the
 * server shows no row of another practice, and none at all to whoever has not said whose it wants. It holds for roles that do not own the
 * tables, to which the owner gives no more rights than the program needs: docs/decisions/0043. No table is named by hand, but the one that
 * says which practice there is: what a migration brings has its policy and its rights with it.
 */

/** Says for a transaction which practice it is about. */
export const practiceSetting = 'attune.practice'

const said = `current_setting('${practiceSetting}', true)`

/**
 * Which practice a database holds is read before it can be said: until then the names of all can be read, and what is noted before there is
 * one, and nothing else.
 */
function policiesOf({ name, isBefore }: Pick<Table, 'name' | 'isBefore'>) {
  if (name === 'practices')
    return { attune_practice: `using (id = ${said})`, attune_unsaid: `for select using (coalesce(${said}, '') = '')` }
  const ofNone = isBefore ? 'practice_id is null or ' : ''
  return { attune_practice: `using (${ofNone}practice_id = ${said})` }
}

/** Raises the wall where a table of a practice has none. */
export async function raiseWall(client: pg.PoolClient): Promise<void> {
  for (const table of (await tablesOf(client)).filter(({ isOfPractice, isWalled }) => isOfPractice && !isWalled)) {
    const { name } = table
    await client.query(`alter table ${name} enable row level security`)
    for (const [policy, words] of Object.entries(policiesOf(table))) {
      await client.query(`drop policy if exists ${policy} on ${name}`)
      await client.query(`create policy ${policy} on ${name} ${words}`)
    }
  }
}

/** Gives whoever was let in before the rights to what there is now, as a migration left it. */
export async function renewRights(client: pg.PoolClient): Promise<void> {
  for (const role of await rolesLetIn(client)) await grantTo(client, role)
}

/**
 * Lets a role of the server use the practice behind the wall: rows are read and written as the program does it, tables are neither made nor
 * changed. Throws a sentence where there is no such role, or the wall would not hold it.
 */
export async function letIn(client: pg.PoolClient, role: string): Promise<void> {
  const { rows } = await client.query<{ isAbove: boolean }>(
    `select rolsuper or rolbypassrls or pg_has_role(pg_roles.oid, relowner, 'member') as "isAbove"
    from pg_roles, pg_class where rolname = $1 and pg_class.oid = to_regclass('practices')`,
    [role],
  )
  if (!rows[0])
    throw new Error(
      `The server has no role ${role}: make one first, as with sudo -u postgres createuser --pwprompt ${role}`,
    )
  if (rows[0].isAbove)
    throw new Error(
      `${role} owns the tables or may do everything, and no wall holds it: name a role that may do nothing yet.`,
    )
  await grantTo(client, role)
}

async function grantTo(client: pg.PoolClient, role: string): Promise<void> {
  const to = pg.escapeIdentifier(role)
  const { rows } = await client.query<{ schema: string }>('select quote_ident(current_schema()) as schema')
  const schema = rows[0]?.schema ?? ''
  for (const kind of ['tables', 'sequences'])
    await client.query(`revoke all on all ${kind} in schema ${schema} from ${to}`)
  await client.query(`grant usage on schema ${schema} to ${to}`)
  await client.query(`grant usage on all sequences in schema ${schema} to ${to}`)
  for (const { name, rights } of await tablesOf(client)) await client.query(`grant ${rights} on ${name} to ${to}`)
}

/** Who may write into the practice and does not own it. */
async function rolesLetIn(client: pg.PoolClient): Promise<string[]> {
  const { rows } = await client.query<{ role: string }>(
    `select rolname as role from pg_class, aclexplode(relacl) as given join pg_roles on pg_roles.oid = given.grantee
    where pg_class.oid = to_regclass('practices') and privilege_type = 'INSERT' and given.grantee <> relowner`,
  )
  return rows.map(({ role }) => role)
}

type Table = {
  name: string
  isOfPractice: boolean
  /** Has rows from before there is a practice. */
  isBefore: boolean
  isWalled: boolean
  rights: string
}

/**
 * The tables, and the rights that the program needs: what a trigger refuses for every row needs none, and the list of migrations is only
 * read. In `tgtype`, 8 is a trigger before a deletion and 16 one before an update, for any column where `tgattr` names none.
 */
async function tablesOf(client: pg.PoolClient): Promise<Table[]> {
  const isRefused = (event: number) => `exists (select from pg_trigger join pg_proc on pg_proc.oid = tgfoid
    where tgrelid = found.oid and proname = 'refuse_change' and tgtype & ${event} <> 0 and tgattr = '')`
  const { rows } = await client.query<Table>(
    `with found as (
      select pg_class.oid, relname, relrowsecurity, relname <> 'attune_migrations' as is_written, relname = 'practices' or exists (
        select from pg_attribute where attrelid = pg_class.oid and attname = 'practice_id') as is_of_practice
      from pg_class where relnamespace = to_regnamespace(current_schema()) and relkind = 'r')
    select quote_ident(relname) as name, is_of_practice as "isOfPractice",
      exists (select from pg_attribute where attrelid = found.oid and attname = 'practice_id' and not attnotnull) as "isBefore",
      relrowsecurity and exists (
        select from pg_policy where polrelid = found.oid and polname = 'attune_practice') as "isWalled",
      concat_ws(', ', 'select', case when is_written then 'insert' end,
        case when is_written and not ${isRefused(16)} then 'update' end,
        case when is_written and not ${isRefused(8)} then 'delete' end) as rights
    from found order by relname`,
  )
  return rows
}
