import { is, Table } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { configOf } from '@/db/columns'
import * as schema from '@/db/schema'

/*
 * What each column that can hold words holds, so that the words of clients can be looked for in every answer. A column that is new stands
 * in none of these lists, and a test asks somebody to decide.
 */

/** Words about a client, by a canary: text that stands nowhere but in that column, as somebody who may read it is shown it. */
export const clinical = {
  'clients.code': 'ZQ-4711',
  'clients.sealed_name': 'Zqname Orlo',
  'clients.sealed_birth_date': '1931-07-23',
  'clients.sealed_pronouns': 'zqthey',
  'clients.sealed_preferred_name': 'Zqnick',
  'client_contacts.sealed_email': 'zqmail@clients.example',
  'episodes.sealed_start_reason': 'zq-came-for',
  'episodes.sealed_end_reason': 'zq-left-for',
  'sessions.sealed_note': 'zq-session-note',
  'session_voids.sealed_reason': 'zq-void-because',
  'acknowledgements.sealed_note': 'zq-acknowledged',
  'flag_endings.sealed_reason': 'zq-dismissed',
  'event_pins.sealed_text': 'zq-event',
  'goals.sealed_text': 'zq-goal',
  'measure_pauses.sealed_reason': 'zq-paused',
  'rupture_words.sealed_done': 'zq-repaired',
  'flag_comments.sealed_text': 'zq-comment',
  'responsibilities.sealed_reason': 'zq-transferred',
} as const

/** What is one person's own, whoever else is on the care team. */
export const own = {
  'own_attachments.sealed_point': 'Zq-own-source',
  'saved_views.name': 'zq-own-view',
} as const

/** What no answer to anybody may hold: filled with these words where it is not worked out from something. */
export const secret = {
  'people.password_hash':
    '$argon2id$v=19$m=19456,t=2,p=1$enFzYWx0enFzYWx0enFzYQ$enEtcGFzc3dvcmQtaGFzaHpxLXBhc3N3b3JkLWhhc2g',
} as const

/** How a canary stands in an answer. */
export const patternOf = (text: string): RegExp =>
  text === clinical['clients.sealed_birth_date']
    ? /1931-07-23|23 July? 1931/
    : new RegExp(text.replace(/[$+.]/g, '\\$&'))

/** The rest, each with the reason why no canary of its own stands in it. */
const decided: Readonly<Record<string, string>> = {
  ...all('of the practice, for everybody in it', [
    ...['practices.name', 'practices.time_zone', 'practices.locale', 'people.email', 'people.name'],
    ...['own_instruments.definition', 'wordings.language', 'wordings.wording', 'practice_settings.settings'],
    ...['next_step_texts.rule', 'next_step_texts.steps'],
    ...['answer_settings.settings', 'tablets.name'],
  ]),
  ...all('worked out from another column', [
    ...['practices.ruleset_version', 'people.name_folded', 'clients.code_folded', 'clients.code_compact'],
    ...['episodes.revision', 'flag_groups.members', 'flag_groups.rules', 'flags.key'],
  ]),
  ...all('numbers and fixed words; whoever is shown them is shown the words of the client beside them', [
    ...['flags.evidence', 'flag_events.evidence', 'summaries.summary', 'flags.rule', 'scores.scale'],
    ...['setup_codes.tried_at', 'submissions.act', 'audit_events.act', 'audit_events.detail'],
  ]),
  ...all('one of some fixed words', [
    ...['answers.absence', 'assessments.absence', 'assessments.how', 'assessments.respondent', 'assessments.state'],
    ...['assessments.target', 'care_team.role', 'clients.status', 'episodes.end_kind', 'flag_endings.outcome'],
    ...['flag_events.kind', 'flag_events.tier', 'flag_groups.tier', 'flags.tier', 'measure_pauses.respondent'],
    ...['measure_pauses.target', 'measure_plans.respondent', 'measure_plans.target', 'person_roles.role'],
    ...['refusals.kind', 'resolutions.outcome', 'rupture_words.kind', 'scores.rule', 'sessions.attendance'],
    ...['answer_requests.occasion', 'answer_requests.way', 'answer_requests.check', 'answer_requests.outcome'],
    ...['answer_visits.way', 'sheet_sources.way', 'handovers.outcome', 'mailings.kind', 'mailings.outcome'],
    ...['kept_answers.absence', 'goal_ratings.absence'],
    ...['sessions.mode', 'notices.kind', 'notices.detail', 'emergency_reviews.finding', 'returns.outcome'],
  ]),
  ...all('the name of a browser and a system, of a list of them, for whose login it is', ['logins.browser']),
  ...all('the same words as in the column of the act', ['flag_events.sealed_note']),
  ...all('told to whoever reviews it, beside no client; tests/db/emergencies.test.ts', [
    ...['emergencies.sealed_reason', 'emergency_reviews.sealed_note'],
  ]),
  ...all('a language of the list of languages, which forms offer to everybody', ['clients.sealed_language']),
  ...all('of one’s own passkey, on one’s own page: tests/db/passkeys.test.ts', [
    ...['passkeys.name', 'passkeys.transports'],
  ]),
  ...all('filters and columns by their own names', ['saved_views.query']),
  ...all('tags of languages', ['answer_requests.language', 'answer_visits.language', 'sheet_sources.language']),
  ...all('an earlier sheet, read by no page yet', ['sheet_revisions.content', 'sheet_revisions.sealed_reason']),
  ...all('ids alone', [
    'mailings.once',
    'kept_answers.measure',
    'answer_requests.measures',
    'submissions.key',
    'submissions.outcome',
    'erased_keys.owner',
  ]),
  ...all('never read by a page: keys, hashes and seals', [
    ...['clients.wrapped_key', 'own_attachments.wrapped_key', 'setup_codes.sealed_code'],
    ...['practices.key_fingerprint', 'practices.login_fingerprint', 'setup_codes.key_fingerprint'],
    ...['setup_codes.login_fingerprint', 'failed_logins.account_hash', 'failed_logins.address_hash'],
    ...['recovery_codes.code_hash', 'refusals.account_hash', 'audit_events.reason_hash', 'audit_events.hash'],
    ...['audit_heads.hash', 'audit_heads.mac', 'audit_salts.salt'],
    ...['answer_requests.token_hash', 'answer_requests.code_hash', 'answer_requests.pin_hash'],
    ...['answer_visits.secret_hash', 'tablets.secret_hash'],
    ...['second_factors.sealed_seed', 'second_factor_codes.code_hash', 'passkeys.public_key'],
  ]),
}

function all(why: string, columns: readonly string[]): Record<string, string> {
  return Object.fromEntries(columns.map(column => [column, why]))
}

const isTable = (value: unknown): value is PgTable => is(value, Table)

/** Every column that can hold words, as `table.column`: no ids, and no calendar dates. */
export const wordColumns = (): string[] =>
  Object.values<unknown>(schema)
    .filter(isTable)
    .flatMap(table => {
      const { name, columns } = configOf(table)
      return columns.flatMap(column => (holdsWords(column) ? [`${name}.${column.name}`] : []))
    })

function holdsWords(column: PgColumn): boolean {
  if (/^id$|_id$|_by$|_on$|^day$/.test(column.name)) return false
  return ['text', 'blob', 'bytea', 'json'].includes(column.getSQLType())
}

/** Every column about which somebody decided. */
export const decidedColumns = (): string[] => [
  ...Object.keys(clinical),
  ...Object.keys(own),
  ...Object.keys(secret),
  ...Object.keys(decided),
]
