import { eq, inArray, type SQL } from 'drizzle-orm'
import type { Sql } from './engine'
import { type MovedTable, tablesInOrder } from './move-tables'
import { assessments, careTeam, episodes, flags, sessions } from './schema'

/*
 * What is of one client, table by table, found in the schema: for whoever erases a client, hands their record over or seals it by another
 * key. A table that comes to the schema is known by the column that leads to a client, or has to be named here.
 */

/** The tables in which no row is of a client, or whose rows stay when a client is erased, each with the reason. */
const notOfClients: Readonly<Record<string, string>> = {
  answer_settings: 'What the practice has set about clients who answer.',
  audit_events: 'Who did what, and when, stays: it names no client.',
  audit_heads: 'Where the audit ends.',
  audit_salts: 'Of the audit; erased on their own, so that reasons can be guessed no more.',
  daily_mails: 'When somebody who works here is written to.',
  erased_keys: 'Which keys are destroyed.',
  failed_logins: 'Who could not log in.',
  invitations: 'Who was invited to work here.',
  logins: 'Who was logged in.',
  next_step_texts: 'What the practice advises for everybody.',
  own_attachments: 'Of a clinician alone.',
  own_instrument_withdrawals: 'Of the practice’s measures.',
  own_instruments: 'The practice’s measures.',
  passkeys: 'How somebody who works here shows that it is them.',
  password_resets: 'By what somebody who works here set a new password.',
  people: 'Who works here.',
  person_roles: 'What they may do.',
  practice_settings: 'The practice’s thresholds.',
  practices: 'The practice.',
  recovery_codes: 'How an administrator gets in again.',
  refusals: 'What was refused, by day.',
  rereadings: 'How far a reading of all episodes has come.',
  returns: 'Who works here and came back without a second factor.',
  saved_views: 'Of a colleague; those that name the client are found by their names.',
  second_factor_codes: 'What stands in for the app of somebody who works here.',
  second_factor_rules: 'From when on everybody here has a second factor.',
  second_factors: 'What the app of somebody who works here counts from.',
  setup_codes: 'From before there is a practice.',
  start_dismissals: 'Who put the list of the first days away.',
  tablets: 'Devices of the practice.',
  transfers: 'Between which clinicians clients were transferred, and how many.',
  submissions: 'What forms were sent; those about the client are found by who sent them.',
  wordings: 'Questionnaires that the practice may use.',
}

/** A table with rows of clients. */
export type ClientTable = MovedTable & {
  /** Which of them are of one client. */
  of: (tx: Sql, clientId: string) => SQL
}

/** Every table that holds something of a client, each after those that it refers to. Throws where nobody has decided about one. */
export const clientTables = (): ClientTable[] =>
  tablesInOrder().flatMap(table => (table.name in notOfClients ? [] : [{ ...table, of: ofClient(table) }]))

function ofClient(table: MovedTable): ClientTable['of'] {
  const column = (name: string) => table.columnOf(name)
  const own = column(table.name === 'clients' ? 'id' : 'client_id')
  if (own) return (_, clientId) => eq(own, clientId)
  const [byFlag, bySession, byEpisode, bySheet, byPlace] = [
    column('flag_id'),
    column('session_id'),
    column('episode_id'),
    column('assessment_id'),
    column('place_id'),
  ]
  if (byFlag) return (tx, id) => inArray(byFlag, tx.select({ id: flags.id }).from(flags).where(eq(flags.clientId, id)))
  if (bySession)
    return (tx, id) =>
      inArray(bySession, tx.select({ id: sessions.id }).from(sessions).where(eq(sessions.clientId, id)))
  if (byEpisode)
    return (tx, id) =>
      inArray(byEpisode, tx.select({ id: episodes.id }).from(episodes).where(eq(episodes.clientId, id)))
  if (bySheet)
    return (tx, id) =>
      inArray(bySheet, tx.select({ id: assessments.id }).from(assessments).where(eq(assessments.clientId, id)))
  if (byPlace)
    return (tx, id) => inArray(byPlace, tx.select({ id: careTeam.id }).from(careTeam).where(eq(careTeam.clientId, id)))
  throw new Error(`Nobody has decided whether rows of ${table.name} are of a client: see db/client-tables.ts`)
}
