import { sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import {
  answerChecks,
  answerOccasions,
  answerWays,
  handoverOutcomes,
  mailingKinds,
  mailingOutcomes,
  requestOutcomes,
} from '../lib/answer/request'
import { tiers } from '../lib/flags/rule'
import { ruptureKinds } from '../lib/flags/rupture-judgement'
import { attendances, modes } from '../lib/history'
import { absences, respondents, targets } from '../lib/instruments/answers'
import { noticeKinds } from '../lib/notices'
import { refusalKinds } from '../lib/refusal'
import { roles } from '../lib/viewer'
import {
  boolean,
  bytes,
  check,
  counted,
  index,
  instant,
  integer,
  json,
  primaryKey,
  real,
  sealed,
  table,
  text,
  uniqueIndex,
} from './columns'

/** How an episode can end. */
export const endKinds = ['completed', 'ended-by-client', 'ended-by-clinician', 'referred-on', 'other'] as const
/** How a sheet was filled in, and whether it is saved. Beside: typed, where the client filled in the same themselves; only the safety rule reads it. */
export const sheetKinds = ['items', 'score-only'] as const
export const sheetStates = ['draft', 'final', 'beside'] as const
/** Whom an assessment is about: '' where the instrument has no target, so that its unique index holds. */
export const sheetTargets = ['', ...targets] as const
/** How it ended that somebody who came back by a link alone was waited for. */
export const returnOutcomes = ['confirmed', 'rejected', 'passed', 'replaced', 'recovered'] as const
/** Why an item has no value. */
export const unanswered = ['blank', 'declined'] as const

/*
 * Ids are UUIDv7 text made by the app. Instants are integer milliseconds UTC, `…_on` columns are calendar dates.
 * `sealed_…` columns are encrypted by vault.ts. A state with a who and a when is a row of its own: open = no row.
 * Nothing is deleted while something refers to it; a row that refers to one of its own table goes with it, in one statement.
 */

const id = () => text('id').primaryKey()
const practice = () =>
  text('practice_id')
    .notNull()
    .references(() => practices.id, { onDelete: 'restrict' })
const ref = (name: string, to: () => AnyPgColumn) => text(name).references(to, { onDelete: 'restrict' })

export const practices = table('practices', {
  id: id(),
  name: text('name').notNull(),
  timeZone: text('time_zone').notNull(),
  locale: text('locale').notNull(),
  isDemo: boolean('is_demo').notNull(),
  createdAt: instant('created_at').notNull(),
  /** The versions of rules, range and instruments by which its episodes were read last. */
  rulesetVersion: text('ruleset_version'),
  /** Tells the practice key that belongs to it from others, before anything is sealed by a wrong one. */
  keyFingerprint: text('key_fingerprint'),
  /** Tells the secret that signs log-ins from others, as the fingerprint above. */
  loginFingerprint: text('login_fingerprint'),
  /** For so many years after the last day of a therapy records are kept; null while nobody has said. */
  retentionYears: integer('retention_years'),
})

/** What opens /setup while there is no practice: one row, which goes when there is one. */
export const setupCodes = table('setup_codes', {
  /** Always the same: there is one code, whichever server shows it. */
  id: id(),
  sealedCode: sealed('sealed_code').notNull(),
  keyFingerprint: text('key_fingerprint').notNull(),
  loginFingerprint: text('login_fingerprint').notNull(),
  /** When a wrong code was tried lately. */
  triedAt: json('tried_at').$type<number[]>().notNull(),
})

export const people = table(
  'people',
  {
    id: id(),
    practiceId: practice(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    passwordHash: text('password_hash').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Set when the person may no longer log in. */
    leftAt: instant('left_at'),
    version: integer('version').notNull().default(1),
    /** The name without case and accents, by which people are looked for and listed; filled in by the app. */
    nameFolded: text('name_folded').notNull().default(''),
  },
  t => [
    uniqueIndex('people_email').on(t.email, t.practiceId),
    index('people_in_order').on(sql`(${t.leftAt} is not null)`, t.nameFolded, t.id),
  ],
)

export const personRoles = table(
  'person_roles',
  {
    personId: ref('person_id', () => people.id).notNull(),
    practiceId: practice(),
    role: text('role', { enum: roles }).notNull(),
    grantedBy: ref('granted_by', () => people.id),
    grantedAt: instant('granted_at').notNull(),
  },
  t => [primaryKey({ columns: [t.personId, t.role] })],
)

export const logins = table(
  'logins',
  {
    id: id(),
    practiceId: practice(),
    personId: ref('person_id', () => people.id).notNull(),
    createdAt: instant('created_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    endedAt: instant('ended_at'),
    /** When its person showed again that it is them; null where they did so at the beginning alone. */
    steppedUpAt: instant('stepped_up_at'),
    /** By what browser it was begun, in the words of lib/text/browser-name.ts; null where that said nothing. */
    browser: text('browser'),
  },
  t => [index('logins_person').on(t.personId)],
)

/** Failed sign-ins, kept to slow guessing down. Account and address are stored as keyed hashes. */
export const failedLogins = table(
  'failed_logins',
  {
    id: id(),
    practiceId: practice(),
    accountHash: text('account_hash').notNull(),
    addressHash: text('address_hash').notNull(),
    failedAt: instant('failed_at').notNull(),
  },
  t => [
    index('failed_logins_account').on(t.accountHash, t.failedAt),
    index('failed_logins_address').on(t.addressHash, t.failedAt),
    index('failed_logins_time').on(t.failedAt),
  ],
)

export const clients = table(
  'clients',
  {
    id: id(),
    practiceId: practice(),
    code: text('code').notNull(),
    /** By what the key store knows the client's data key. Destroying that erases every sealed text of the client. */
    keyId: text('key_id').notNull().default(''),
    /** The key itself, wrapped by the practice key, as earlier versions kept it; empty once it was moved to the store. */
    wrappedKey: sealed('wrapped_key')
      .notNull()
      .$defaultFn(() => Buffer.alloc(0)),
    sealedName: sealed('sealed_name'),
    sealedBirthDate: sealed('sealed_birth_date'),
    sealedPronouns: sealed('sealed_pronouns'),
    sealedPreferredName: sealed('sealed_preferred_name'),
    /** The language in which the client is shown questionnaires (BCP 47); without one, that of the practice's first wording. */
    sealedLanguage: sealed('sealed_language'),
    /** The code without case and accents, by which codes are compared; filled in by the app. */
    codeFolded: text('code_folded').notNull().default(''),
    /** As `codeFolded`, without dashes and spaces: by its beginning a code is found as it is typed. */
    codeCompact: text('code_compact').notNull().default(''),
    status: text('status', { enum: ['in-therapy', 'not-in-therapy'] }).notNull(),
    nextSessionOn: text('next_session_on'),
    createdAt: instant('created_at').notNull(),
    /** Removed while nothing was recorded, or erased: what is left is a row for the audit to point to, without key, name or code. */
    removedBy: ref('removed_by', () => people.id),
    removedAt: instant('removed_at'),
    version: integer('version').notNull().default(1),
  },
  t => [
    uniqueIndex('clients_code').on(t.code, t.practiceId).where(sql`${t.removedAt} is null`),
    index('clients_code_folded').on(t.codeFolded, t.practiceId),
    index('clients_code_compact').on(t.codeCompact, t.practiceId),
  ],
)

export const careTeam = table(
  'care_team',
  {
    id: id(),
    practiceId: practice(),
    clientId: ref('client_id', () => clients.id).notNull(),
    personId: ref('person_id', () => people.id).notNull(),
    /** A clinician works with the client; a supervisor reads; in an emergency a clinician reads, for a while. */
    role: text('role', { enum: ['clinician', 'supervisor', 'emergency'] }).notNull(),
    fromAt: instant('from_at').notNull(),
    /** When it ended, or will end by itself. */
    toAt: instant('to_at'),
    /** Whom they cover for, where they do: then it has an end from the beginning. */
    coveredId: ref('covered_id', () => people.id),
    grantedBy: ref('granted_by', () => people.id).notNull(),
    /** Who ended it before its time; nobody where it ended by itself. */
    endedBy: ref('ended_by', () => people.id),
  },
  t => [
    index('care_team_person').on(t.personId, t.clientId),
    index('care_team_client').on(t.clientId),
    uniqueIndex('care_team_open').on(t.clientId, t.personId, t.role).where(sql`${t.toAt} is null`),
  ],
)

/** Who is responsible for a client: one clinician at a time, in the row that has no end. Earlier ones say who was before. */
export const responsibilities = table(
  'responsibilities',
  {
    id: id(),
    practiceId: practice(),
    clientId: ref('client_id', () => clients.id).notNull(),
    personId: ref('person_id', () => people.id).notNull(),
    fromAt: instant('from_at').notNull(),
    toAt: instant('to_at'),
    /** Who made them so. */
    givenBy: ref('given_by', () => people.id).notNull(),
    /** By which transfer they got it, where it was with others. */
    transferId: ref('transfer_id', () => transfers.id),
    sealedReason: sealed('sealed_reason'),
  },
  t => [
    uniqueIndex('responsibilities_open').on(t.clientId).where(sql`${t.toAt} is null`),
    index('responsibilities_client').on(t.clientId),
    index('responsibilities_person').on(t.personId),
    index('responsibilities_transfer').on(t.transferId),
  ],
)

/** Clients of one clinician who were transferred to another together. In force = not undone. */
export const transfers = table(
  'transfers',
  {
    id: id(),
    practiceId: practice(),
    fromId: ref('from_id', () => people.id).notNull(),
    toId: ref('to_id', () => people.id).notNull(),
    count: integer('count').notNull(),
    madeBy: ref('made_by', () => people.id).notNull(),
    madeAt: instant('made_at').notNull(),
    undoneBy: ref('undone_by', () => people.id),
    undoneAt: instant('undone_at'),
  },
  t => [index('transfers_made').on(t.madeAt)],
)

/** Why a clinician opened a client who is not theirs: one for each place on a care team that was taken in an emergency. */
export const emergencies = table('emergencies', {
  placeId: ref('place_id', () => careTeam.id).primaryKey(),
  practiceId: practice(),
  sealedReason: sealed('sealed_reason').notNull(),
})

/** What somebody else found of it. Reviewed = a row. */
export const emergencyReviews = table('emergency_reviews', {
  placeId: ref('place_id', () => emergencies.placeId).primaryKey(),
  practiceId: practice(),
  finding: text('finding', { enum: ['needed', 'not-needed'] }).notNull(),
  sealedNote: sealed('sealed_note'),
  reviewedBy: ref('reviewed_by', () => people.id).notNull(),
  reviewedAt: instant('reviewed_at').notNull(),
})

/** What a person is told on the first page they see, until they say that they have read it. */
export const notices = table(
  'notices',
  {
    id: id(),
    practiceId: practice(),
    /** Who is told. */
    personId: ref('person_id', () => people.id).notNull(),
    kind: text('kind', { enum: noticeKinds }).notNull(),
    clientId: ref('client_id', () => clients.id),
    /** Whom it is about. */
    aboutId: ref('about_id', () => people.id),
    /** Who did it; nobody where it came by itself, or from the machine. */
    actedBy: ref('acted_by', () => people.id),
    count: integer('count'),
    /** Fixed words and calendar dates, never anything that was typed. */
    detail: text('detail'),
    toldAt: instant('told_at').notNull(),
    readAt: instant('read_at'),
  },
  t => [
    index('notices_client').on(t.clientId, t.id),
    index('notices_unread').on(t.personId, t.toldAt).where(sql`${t.readAt} is null`),
  ],
)

export const episodes = table(
  'episodes',
  {
    id: id(),
    practiceId: practice(),
    clientId: ref('client_id', () => clients.id).notNull(),
    startedOn: text('started_on').notNull(),
    sealedStartReason: sealed('sealed_start_reason'),
    endedOn: text('ended_on'),
    endKind: text('end_kind', { enum: endKinds }),
    sealedEndReason: sealed('sealed_end_reason'),
    createdAt: instant('created_at').notNull(),
    version: integer('version').notNull().default(1),
    /** Another one after every act that changes what the rules read, or what they found: whoever read it before read something else. */
    revision: text('revision').notNull().default(''),
  },
  t => [
    index('episodes_client').on(t.clientId, t.startedOn, t.id),
    uniqueIndex('episodes_open').on(t.clientId).where(sql`${t.endedOn} is null`),
  ],
)

export const sessions = table(
  'sessions',
  {
    id: id(),
    practiceId: practice(),
    clientId: ref('client_id', () => clients.id).notNull(),
    episodeId: ref('episode_id', () => episodes.id).notNull(),
    heldOn: text('held_on').notNull(),
    attendance: text('attendance', { enum: attendances }).notNull(),
    mode: text('mode', { enum: modes }).notNull(),
    /** The clinician's own words on the session. */
    sealedNote: sealed('sealed_note'),
    /** The run of earlier sessions in which it was typed in, where it was. */
    entryRunId: ref('entry_run_id', () => entryRuns.id),
    startedBy: ref('started_by', () => people.id).notNull(),
    createdAt: instant('created_at').notNull(),
    /** First saved; a session that was only opened has none. */
    recordedAt: instant('recorded_at'),
    version: integer('version').notNull().default(1),
    draftVersion: integer('draft_version').notNull().default(0),
  },
  t => [
    index('sessions_episode').on(t.episodeId, t.heldOn, t.createdAt, t.id),
    index('sessions_client').on(t.clientId, t.heldOn, t.createdAt, t.id),
    index('sessions_run').on(t.entryRunId).where(sql`${t.entryRunId} is not null`),
  ],
)

/** Earlier sessions of one client typed in from paper, one after another. Over = ended. */
export const entryRuns = table(
  'entry_runs',
  {
    id: id(),
    practiceId: practice(),
    clientId: ref('client_id', () => clients.id).notNull(),
    startedBy: ref('started_by', () => people.id).notNull(),
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
  },
  t => [index('entry_runs_client').on(t.clientId)],
)

/** A saved session taken out: kept and readable, left out of numbers, charts, rules and reports. Void = one that is not undone. */
export const sessionVoids = table(
  'session_voids',
  {
    id: id(),
    practiceId: practice(),
    sessionId: ref('session_id', () => sessions.id).notNull(),
    sealedReason: sealed('sealed_reason').notNull(),
    voidedBy: ref('voided_by', () => people.id).notNull(),
    voidedAt: instant('voided_at').notNull(),
    undoneBy: ref('undone_by', () => people.id),
    undoneAt: instant('undone_at'),
  },
  t => [
    index('session_voids_session').on(t.sessionId, t.id),
    uniqueIndex('session_voids_in_force').on(t.sessionId).where(sql`${t.undoneAt} is null`),
  ],
)

export const assessments = table(
  'assessments',
  {
    id: id(),
    practiceId: practice(),
    clientId: ref('client_id', () => clients.id).notNull(),
    sessionId: ref('session_id', () => sessions.id).notNull(),
    instrumentId: text('instrument_id').notNull(),
    instrumentVersion: integer('instrument_version').notNull(),
    respondent: text('respondent', { enum: respondents }).notNull(),
    target: text('target', { enum: sheetTargets }).notNull(),
    how: text('how', { enum: sheetKinds }).notNull(),
    absence: text('absence', { enum: absences }),
    state: text('state', { enum: sheetStates }).notNull(),
    recordedBy: ref('recorded_by', () => people.id).notNull(),
    recordedAt: instant('recorded_at').notNull(),
    /** Where it was saved again since: when it was saved first. */
    firstRecordedAt: instant('first_recorded_at'),
    version: integer('version').notNull().default(1),
  },
  t => [
    uniqueIndex('assessments_one').on(t.sessionId, t.instrumentId, t.respondent, t.target, t.state),
    index('assessments_client').on(t.clientId, t.id),
    index('assessments_instrument').on(t.instrumentId),
  ],
)

export const answers = table(
  'answers',
  {
    assessmentId: ref('assessment_id', () => assessments.id).notNull(),
    practiceId: practice(),
    item: integer('item').notNull(),
    /** A whole number, but for measures whose scale has a smaller step. */
    value: real('value'),
    absence: text('absence', { enum: unanswered }),
  },
  t => [
    primaryKey({ columns: [t.assessmentId, t.item] }),
    check('answers_value_or_absence', sql`(${t.value} is null) <> (${t.absence} is null)`),
  ],
)

export const scores = table(
  'scores',
  {
    assessmentId: ref('assessment_id', () => assessments.id).notNull(),
    practiceId: practice(),
    scale: text('scale').notNull(),
    /** Null when the scale is incomplete. */
    value: real('value'),
    answered: integer('answered').notNull(),
    itemCount: integer('item_count').notNull(),
    rule: text('rule', { enum: ['complete', 'published', 'house', 'incomplete', 'typed', 'derived'] }).notNull(),
  },
  t => [primaryKey({ columns: [t.assessmentId, t.scale] })],
)

export const flags = table(
  'flags',
  {
    id: id(),
    practiceId: practice(),
    clientId: ref('client_id', () => clients.id).notNull(),
    episodeId: ref('episode_id', () => episodes.id).notNull(),
    /** The session of the newest evidence. */
    sessionId: ref('session_id', () => sessions.id).notNull(),
    rule: text('rule').notNull(),
    ruleVersion: integer('rule_version').notNull(),
    key: text('key').notNull(),
    tier: text('tier', { enum: tiers }).notNull(),
    /** Calendar date of the newest evidence. */
    evidenceOn: text('evidence_on').notNull(),
    evidence: json('evidence').$type<unknown>().notNull(),
    raisedAt: instant('raised_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  t => [
    uniqueIndex('flags_finding').on(t.episodeId, t.rule, t.key),
    index('flags_client').on(t.clientId),
    index('flags_session').on(t.sessionId),
  ],
)

/**
 * The lines of the flag lists: of each event the flag that leads and those that it carries, with what a list is ordered and filtered
 * by. Worked out from the flags of an episode in the act that changes them, and never changed by hand.
 */
export const flagGroups = table(
  'flag_groups',
  {
    leadId: ref('lead_id', () => flags.id).primaryKey(),
    practiceId: practice(),
    clientId: ref('client_id', () => clients.id).notNull(),
    episodeId: ref('episode_id', () => episodes.id).notNull(),
    /** 0 needs attention, 1 is open and acknowledged, 2 has ended, 3 was withdrawn. */
    standing: integer('standing').notNull(),
    tier: text('tier', { enum: tiers }).notNull(),
    evidenceOn: text('evidence_on').notNull(),
    sessionId: ref('session_id', () => sessions.id).notNull(),
    /** The place of the lead's rule among those that ship. */
    rulePlace: integer('rule_place').notNull(),
    /** Ids of the flags, the lead first. */
    members: json('members').$type<string[]>().notNull(),
    /** The rules of all of them, each between two spaces. */
    rules: text('rules').notNull(),
    /** How many of them are open and acknowledged. */
    quiet: integer('quiet').notNull(),
  },
  t => [
    index('flag_groups_order').on(
      t.standing,
      sql`${t.tier} desc`,
      sql`${t.evidenceOn} desc`,
      sql`${t.sessionId} desc`,
      t.rulePlace,
      t.leadId,
    ),
    index('flag_groups_client').on(t.clientId, t.standing, t.tier),
    index('flag_groups_episode').on(t.episodeId),
  ],
)

export const acknowledgements = table(
  'acknowledgements',
  {
    id: id(),
    practiceId: practice(),
    flagId: ref('flag_id', () => flags.id).notNull(),
    acknowledgedBy: ref('acknowledged_by', () => people.id).notNull(),
    acknowledgedAt: instant('acknowledged_at').notNull(),
    sealedNote: sealed('sealed_note'),
    /** The evidence it was given for: newer evidence makes the flag speak again. */
    evidenceOn: text('evidence_on').notNull(),
  },
  t => [index('acknowledgements_flag').on(t.flagId)],
)

/** That a person ended a flag, and for which evidence: newer evidence outweighs it, nothing removes it. */
export const flagEndings = table(
  'flag_endings',
  {
    id: id(),
    practiceId: practice(),
    flagId: ref('flag_id', () => flags.id).notNull(),
    outcome: text('outcome', { enum: ['resolved', 'dismissed'] }).notNull(),
    sealedReason: sealed('sealed_reason'),
    /** The newest evidence when it was given. */
    evidenceOn: text('evidence_on').notNull(),
    sessionId: ref('session_id', () => sessions.id).notNull(),
    /** Given while a session was made void: it holds as long as that does. */
    voidId: ref('void_id', () => sessionVoids.id),
    endedBy: ref('ended_by', () => people.id).notNull(),
    endedAt: instant('ended_at').notNull(),
  },
  t => [index('flag_endings_flag').on(t.flagId)],
)

/** How a flag was ended: by the data, or by what a person said of its newest evidence. A flag without one is open. */
export const resolutions = table(
  'resolutions',
  {
    flagId: ref('flag_id', () => flags.id).primaryKey(),
    practiceId: practice(),
    outcome: text('outcome', { enum: ['cleared', 'withdrawn', 'recorded-late', 'resolved', 'dismissed'] }).notNull(),
    endedAt: instant('ended_at').notNull(),
    endingId: ref('ending_id', () => flagEndings.id),
  },
  t => [check('resolutions_by_whom', sql`(${t.outcome} in ('resolved', 'dismissed')) = (${t.endingId} is not null)`)],
)

/** Everything that happened to a flag, in order; nothing here is ever changed or removed. */
export const flagEvents = table(
  'flag_events',
  {
    id: id(),
    practiceId: practice(),
    flagId: ref('flag_id', () => flags.id).notNull(),
    kind: text('kind', {
      enum: [
        'raised',
        'new-evidence',
        'acknowledged',
        'cleared',
        'withdrawn',
        'resolved',
        'dismissed',
        'raised-again',
        'recorded-late',
        'moved',
        'ended-again',
      ],
    }).notNull(),
    tier: text('tier', { enum: tiers }).notNull(),
    /** What the flag rested on then. */
    evidence: json('evidence').$type<unknown>(),
    actedBy: ref('acted_by', () => people.id),
    happenedAt: instant('happened_at').notNull(),
    /** What the person said, kept here too because newer evidence may reopen what they ended. */
    sealedNote: sealed('sealed_note'),
  },
  t => [index('flag_events_flag').on(t.flagId)],
)

export const eventPins = table(
  'event_pins',
  {
    id: id(),
    practiceId: practice(),
    clientId: ref('client_id', () => clients.id).notNull(),
    episodeId: ref('episode_id', () => episodes.id).notNull(),
    happenedOn: text('happened_on').notNull(),
    sealedText: sealed('sealed_text').notNull(),
    addedBy: ref('added_by', () => people.id).notNull(),
    addedAt: instant('added_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  t => [index('event_pins_client').on(t.clientId, t.id), index('event_pins_episode').on(t.episodeId)],
)

/** Which measures are asked, of whom, how often: for the practice (no client), or for one client in its place. */
export const measurePlans = table(
  'measure_plans',
  {
    id: id(),
    practiceId: practice(),
    clientId: ref('client_id', () => clients.id),
    instrumentId: text('instrument_id').notNull(),
    respondent: text('respondent', { enum: respondents }).notNull(),
    target: text('target', { enum: sheetTargets }).notNull(),
    /** Due at the first session and then every so many sessions; 0 means not asked. */
    everySessions: integer('every_sessions').notNull(),
    position: integer('position').notNull(),
    changedBy: ref('changed_by', () => people.id),
    changedAt: instant('changed_at').notNull(),
  },
  t => [
    uniqueIndex('measure_plans_practice')
      .on(t.practiceId, t.instrumentId, t.respondent, t.target)
      .where(sql`${t.clientId} is null`),
    uniqueIndex('measure_plans_client')
      .on(t.clientId, t.instrumentId, t.respondent, t.target)
      .where(sql`${t.clientId} is not null`),
  ],
)

/** A client's measures, or one of them, are not asked until a date. In force = not ended, and that date not reached. */
export const measurePauses = table(
  'measure_pauses',
  {
    id: id(),
    practiceId: practice(),
    clientId: ref('client_id', () => clients.id).notNull(),
    /** '' where all measures are paused. */
    instrumentId: text('instrument_id').notNull(),
    respondent: text('respondent', { enum: ['', ...respondents] }).notNull(),
    target: text('target', { enum: sheetTargets }).notNull(),
    /** The first day, and the first day on which it is asked again. */
    fromOn: text('from_on').notNull(),
    untilOn: text('until_on').notNull(),
    sealedReason: sealed('sealed_reason').notNull(),
    pausedBy: ref('paused_by', () => people.id).notNull(),
    pausedAt: instant('paused_at').notNull(),
    endedBy: ref('ended_by', () => people.id),
    endedAt: instant('ended_at'),
  },
  t => [index('measure_pauses_client').on(t.clientId)],
)

/** A measure that a practice added for itself. Its definition stays as it is once something was recorded with it. */
export const ownInstruments = table(
  'own_instruments',
  {
    practiceId: practice(),
    id: text('id').notNull(),
    definition: json('definition').$type<unknown>().notNull(),
    addedBy: ref('added_by', () => people.id).notNull(),
    addedAt: instant('added_at').notNull(),
  },
  t => [primaryKey({ columns: [t.practiceId, t.id] })],
)

/** The measure is no longer offered; what was recorded stays readable. Offered = no row. */
export const ownInstrumentWithdrawals = table(
  'own_instrument_withdrawals',
  {
    practiceId: practice(),
    instrumentId: text('instrument_id').notNull(),
    withdrawnBy: ref('withdrawn_by', () => people.id).notNull(),
    withdrawnAt: instant('withdrawn_at').notNull(),
  },
  t => [primaryKey({ columns: [t.practiceId, t.instrumentId] })],
)

/** Licensed wording of an instrument, held by a practice for itself. Those without an end are in use, one for each language. */
export const wordings = table(
  'wordings',
  {
    id: id(),
    practiceId: practice(),
    instrumentId: text('instrument_id').notNull(),
    language: text('language').notNull(),
    wording: json('wording').$type<unknown>(),
    /** Who said that the practice holds the licence, and when. */
    confirmedBy: ref('confirmed_by', () => people.id).notNull(),
    confirmedAt: instant('confirmed_at').notNull(),
    endedBy: ref('ended_by', () => people.id),
    endedAt: instant('ended_at'),
  },
  t => [
    uniqueIndex('wordings_in_use').on(t.practiceId, t.instrumentId, t.language).where(sql`${t.endedAt} is null`),
    check('wordings_kept_while_in_use', sql`(${t.wording} is null) = (${t.endedAt} is not null)`),
  ],
)

/** What a practice has set; the newest row holds. Earlier ones say what held before, and who changed it. */
export const practiceSettings = table(
  'practice_settings',
  {
    id: id(),
    practiceId: practice(),
    settings: json('settings').$type<unknown>().notNull(),
    changedBy: ref('changed_by', () => people.id).notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  t => [index('practice_settings_practice').on(t.practiceId, t.id)],
)

/** What a clinician says a possible rupture was, and what was done about it. The newest judgement applies; earlier ones stay. */
export const ruptureJudgements = table(
  'rupture_words',
  {
    id: id(),
    practiceId: practice(),
    clientId: ref('client_id', () => clients.id).notNull(),
    episodeId: ref('episode_id', () => episodes.id).notNull(),
    /** The session of the drop and the instrument that fell: by these a possible rupture is known. */
    sessionId: ref('session_id', () => sessions.id).notNull(),
    instrumentId: text('instrument_id').notNull(),
    kind: text('kind', { enum: ruptureKinds }).notNull(),
    sealedDone: sealed('sealed_done'),
    judgedBy: ref('judged_by', () => people.id).notNull(),
    judgedAt: instant('judged_at').notNull(),
  },
  t => [
    index('rupture_words_client').on(t.clientId, t.id),
    index('rupture_words_episode').on(t.episodeId),
    index('rupture_words_session').on(t.sessionId),
  ],
)

/** What a supervisor or a clinician of the client says about a flag. It changes nothing about the flag. */
export const flagComments = table(
  'flag_comments',
  {
    id: id(),
    practiceId: practice(),
    flagId: ref('flag_id', () => flags.id).notNull(),
    sealedText: sealed('sealed_text').notNull(),
    commentedBy: ref('commented_by', () => people.id).notNull(),
    commentedAt: instant('commented_at').notNull(),
  },
  t => [index('flag_comments_flag').on(t.flagId)],
)

/** A practice's own next steps for one rule, in place of the house's: the newest row holds, null gives the house's back. */
export const nextStepTexts = table(
  'next_step_texts',
  {
    id: id(),
    practiceId: practice(),
    rule: text('rule').notNull(),
    /** The steps with their conditions, in the shape of lib/flags/next-steps.ts. */
    steps: json('steps').$type<unknown>(),
    changedBy: ref('changed_by', () => people.id).notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  t => [index('next_step_texts_rule').on(t.practiceId, t.rule, t.id)],
)

/** A clinician's own attachment: theirs alone. Encrypted by a key of that person, read through `own-attachment.ts` only. */
export const ownAttachments = table(
  'own_attachments',
  {
    id: id(),
    practiceId: practice(),
    personId: ref('person_id', () => people.id).notNull(),
    /** As with clients: the key in the store, or the key itself. */
    keyId: text('key_id').notNull().default(''),
    wrappedKey: sealed('wrapped_key')
      .notNull()
      .$defaultFn(() => Buffer.alloc(0)),
    sealedPoint: sealed('sealed_point').notNull(),
    recordedAt: instant('recorded_at').notNull(),
  },
  t => [index('own_attachments_person').on(t.personId)],
)

/**
 * Keys of the store that an act has erased: from its commit on they are to be destroyed, whatever interrupts it. A row stays, and says when.
 * `owner` is a client, or `person` and the id of one, for their own attachment.
 */
export const erasedKeys = table('erased_keys', {
  keyId: text('key_id').primaryKey(),
  owner: text('owner').notNull(),
  practiceId: practice(),
  erasedAt: instant('erased_at').notNull(),
})

/** A view of the caseload that a person keeps under a name: filters, order, columns. Never what was searched for. */
export const savedViews = table(
  'saved_views',
  {
    id: id(),
    practiceId: practice(),
    personId: ref('person_id', () => people.id).notNull(),
    name: text('name').notNull(),
    query: text('query').notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  t => [uniqueIndex('saved_views_name').on(t.personId, t.name)],
)

/** What the caseload shows of a client, written in the same transaction as what it is made from. */
export const summaries = table('summaries', {
  clientId: ref('client_id', () => clients.id).primaryKey(),
  practiceId: practice(),
  episodeId: ref('episode_id', () => episodes.id).notNull(),
  summary: json('summary').$type<unknown>().notNull(),
})

/** The mean alliance of an episode's first sessions, of those that have enough of them: what the practice's own cut is taken from. */
export const earlyMeans = table(
  'early_means',
  {
    episodeId: ref('episode_id', () => episodes.id).notNull(),
    practiceId: practice(),
    instrumentId: text('instrument_id').notNull(),
    mean: real('mean').notNull(),
  },
  t => [
    primaryKey({ columns: [t.episodeId, t.instrumentId] }),
    index('early_means_order').on(t.instrumentId, t.mean, t.practiceId),
  ],
)

/** A practice whose episodes are being read again, because something changed by which all of them are read. None = all are read. */
export const rereadings = table('rereadings', {
  practiceId: practice().primaryKey(),
  /** Another one for every change: what was begun for an earlier one is given up. */
  id: text('id').notNull(),
  /** The last episode that was read, in the order of ids; '' before the first. */
  afterId: text('after_id').notNull(),
  read: integer('read').notNull(),
  total: integer('total').notNull(),
  /** Episodes that could not be read: they are tried again at the next start. */
  failed: integer('failed').notNull(),
  startedAt: instant('started_at').notNull(),
})

/** A code from the terminal that lets an administrator in once, to set a new password. */
export const recoveryCodes = table(
  'recovery_codes',
  {
    id: id(),
    practiceId: practice(),
    personId: ref('person_id', () => people.id).notNull(),
    codeHash: text('code_hash').notNull(),
    madeAt: instant('made_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  t => [index('recovery_codes_person').on(t.personId)],
)

/** A link by which a person who was added sets their password, once. What is in the link is worked out from the id, and not kept. */
export const invitations = table(
  'invitations',
  {
    id: id(),
    practiceId: practice(),
    personId: ref('person_id', () => people.id).notNull(),
    madeBy: ref('made_by', () => people.id).notNull(),
    madeAt: instant('made_at').notNull(),
    /** Earlier where a second link ended it. */
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  t => [index('invitations_person').on(t.personId)],
)

/** A link by which somebody who has been here before sets a new password, once. What is in it is worked out from the id, and not kept. */
export const passwordResets = table(
  'password_resets',
  {
    id: id(),
    practiceId: practice(),
    personId: ref('person_id', () => people.id).notNull(),
    madeBy: ref('made_by', () => people.id).notNull(),
    madeAt: instant('made_at').notNull(),
    /** Earlier where a second link ended it, or whoever it is for needed none. */
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  t => [index('password_resets_person').on(t.personId)],
)

/**
 * Somebody came back by such a link alone, without a second factor, as whoever saw the link could have. While it is open they see nothing of
 * any client: there is at most one for a person.
 */
export const returns = table(
  'returns',
  {
    id: id(),
    practiceId: practice(),
    personId: ref('person_id', () => people.id).notNull(),
    resetId: ref('reset_id', () => passwordResets.id).notNull(),
    begunAt: instant('begun_at').notNull(),
    /** From when on nobody is waited for any more, where somebody was told who could have said that it is not them; null after a restore. */
    opensAt: instant('opens_at'),
    endedAt: instant('ended_at'),
    /** The colleague who said whether it was them; null where nobody did. */
    endedBy: ref('ended_by', () => people.id),
    outcome: text('outcome', { enum: returnOutcomes }),
  },
  t => [
    index('returns_person').on(t.personId),
    index('returns_practice').on(t.practiceId),
    uniqueIndex('returns_open').on(t.personId).where(sql`${t.endedAt} is null`),
  ],
)

/** What the authenticator app of a person counts its codes from. Not confirmed, it is being set up and not asked for yet. */
export const secondFactors = table(
  'second_factors',
  {
    id: id(),
    practiceId: practice(),
    personId: ref('person_id', () => people.id).notNull(),
    sealedSeed: sealed('sealed_seed').notNull(),
    madeAt: instant('made_at').notNull(),
    confirmedAt: instant('confirmed_at'),
    /** The half minute of the newest code that was used: no code of it, or of one before, is taken again. */
    lastStep: integer('last_step').notNull().default(0),
  },
  t => [index('second_factors_person').on(t.personId)],
)

/** A code that stands in for the app, once. */
export const secondFactorCodes = table(
  'second_factor_codes',
  {
    id: id(),
    practiceId: practice(),
    personId: ref('person_id', () => people.id).notNull(),
    codeHash: text('code_hash').notNull(),
    madeAt: instant('made_at').notNull(),
    usedAt: instant('used_at'),
  },
  t => [index('second_factor_codes_person').on(t.personId)],
)

/** A key that a device or a password manager of a person holds: only its public half is here. */
export const passkeys = table(
  'passkeys',
  {
    id: id(),
    practiceId: practice(),
    personId: ref('person_id', () => people.id).notNull(),
    name: text('name').notNull(),
    credentialId: text('credential_id').notNull(),
    publicKey: bytes('public_key').notNull(),
    /** How often it was used, where its holder counts; one that goes backwards was copied. Up to 2^32. */
    counter: real('counter').notNull(),
    /** How its holder is reached, as the browser said; it only helps to ask. */
    transports: json('transports').notNull(),
    madeAt: instant('made_at').notNull(),
    lastUsedAt: instant('last_used_at'),
  },
  t => [uniqueIndex('passkeys_credential').on(t.credentialId), index('passkeys_person').on(t.personId)],
)

/** From a day on everybody of the practice has a second factor. In force: not ended. */
export const secondFactorRules = table(
  'second_factor_rules',
  {
    id: id(),
    practiceId: practice(),
    fromOn: text('from_on').notNull(),
    madeBy: ref('made_by', () => people.id).notNull(),
    madeAt: instant('made_at').notNull(),
    endedBy: ref('ended_by', () => people.id),
    endedAt: instant('ended_at'),
  },
  t => [index('second_factor_rules_practice').on(t.practiceId)],
)

/** The list of the first days was put away by somebody who does not want it any more. */
export const startDismissals = table('start_dismissals', {
  personId: ref('person_id', () => people.id).primaryKey(),
  practiceId: practice(),
  dismissedAt: instant('dismissed_at').notNull(),
})

/** A device of the practice on which clients answer. Until it was opened on it, its link is all there is of it. */
export const tablets = table(
  'tablets',
  {
    id: id(),
    practiceId: practice(),
    name: text('name').notNull(),
    addedBy: ref('added_by', () => people.id).notNull(),
    addedAt: instant('added_at').notNull(),
    /** Until when its link makes a device this tablet; once it did, never again. */
    linkExpiresAt: instant('link_expires_at').notNull(),
    /** Of what its cookie says; null while no device is this tablet. */
    secretHash: text('secret_hash'),
    enrolledAt: instant('enrolled_at'),
    seenAt: instant('seen_at'),
    /** Codes that were wrong, one after another, and until when no further one is looked up on it. */
    wrongCodes: integer('wrong_codes').notNull().default(0),
    lockedUntil: instant('locked_until'),
    removedBy: ref('removed_by', () => people.id),
    removedAt: instant('removed_at'),
  },
  t => [uniqueIndex('tablets_secret').on(t.secretHash), index('tablets_practice').on(t.practiceId)],
)

/** What one client is asked to answer by themselves, once. Open = not ended, and its time not over. */
export const answerRequests = table(
  'answer_requests',
  {
    id: id(),
    practiceId: practice(),
    clientId: ref('client_id', () => clients.id).notNull(),
    /** The episode that was open when it was made. */
    episodeId: ref('episode_id', () => episodes.id).notNull(),
    occasion: text('occasion', { enum: answerOccasions }).notNull(),
    /** The session that the answers are for, or went to; none while it is not there. */
    sessionId: ref('session_id', () => sessions.id),
    way: text('way', { enum: answerWays }).notNull(),
    /** BCP 47 tag in which the questions are shown first. */
    language: text('language').notNull(),
    /** Measures in their order, as `measureKey` writes them. */
    measures: json('measures').$type<string[]>().notNull(),
    /** Whether the goals of the episode are rated, before anything else. */
    asksGoals: boolean('asks_goals').notNull(),
    check: text('check', { enum: answerChecks }).notNull(),
    /** Keyed hash of the PIN that was told in the session, where that is the check. */
    pinHash: text('pin_hash'),
    /** Keyed hash of the token of its link, which is worked out from the id and not kept. */
    tokenHash: text('token_hash').notNull(),
    /** Keyed hash of the code by which a tablet finds it, and until when it does. */
    codeHash: text('code_hash'),
    codeExpiresAt: instant('code_expires_at'),
    askedBy: ref('asked_by', () => people.id).notNull(),
    askedAt: instant('asked_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    /** Checks that were wrong, one after another, how often that locked it, and until when it is locked. */
    wrongChecks: integer('wrong_checks').notNull().default(0),
    locks: integer('locks').notNull().default(0),
    lockedUntil: instant('locked_until'),
    /** When the client passed the check first. */
    begunAt: instant('begun_at'),
    endedAt: instant('ended_at'),
    /** Who of the practice ended it; nobody where the client did, or time. */
    endedBy: ref('ended_by', () => people.id),
    outcome: text('outcome', { enum: requestOutcomes }),
    /** The one that is asked again by this. */
    againOfId: text('again_of_id').references((): AnyPgColumn => answerRequests.id),
  },
  t => [
    uniqueIndex('answer_requests_token').on(t.tokenHash),
    uniqueIndex('answer_requests_code').on(t.codeHash).where(sql`${t.endedAt} is null`),
    index('answer_requests_client').on(t.clientId, t.id),
    index('answer_requests_session').on(t.sessionId),
    index('answer_requests_open').on(t.practiceId, t.expiresAt).where(sql`${t.endedAt} is null`),
    check('answer_requests_ended', sql`(${t.endedAt} is null) = (${t.outcome} is null)`),
  ],
)

/** A browser in which a request is answered. Once answers were sent by it, it shows its thanks and nothing else. */
export const answerVisits = table(
  'answer_visits',
  {
    id: id(),
    practiceId: practice(),
    requestId: ref('request_id', () => answerRequests.id).notNull(),
    clientId: ref('client_id', () => clients.id).notNull(),
    /** Keyed hash of what its cookie says. */
    secretHash: text('secret_hash').notNull(),
    /** The way by which the client really came. */
    way: text('way', { enum: answerWays }).notNull(),
    tabletId: ref('tablet_id', () => tablets.id),
    handoverId: text('handover_id').references((): AnyPgColumn => handovers.id, { onDelete: 'restrict' }),
    /** In which language it is read now. */
    language: text('language').notNull(),
    begunAt: instant('begun_at').notNull(),
    seenAt: instant('seen_at').notNull(),
    /** When its answers were sent. */
    sentAt: instant('sent_at'),
    endedAt: instant('ended_at'),
  },
  t => [
    uniqueIndex('answer_visits_secret').on(t.secretHash),
    index('answer_visits_request').on(t.requestId),
    index('answer_visits_client').on(t.clientId),
  ],
)

/** What was answered and is not sent: the client's own until then, read by nobody else, and gone when it is sent or the time is over. */
export const keptAnswers = table(
  'kept_answers',
  {
    requestId: ref('request_id', () => answerRequests.id).notNull(),
    practiceId: practice(),
    clientId: ref('client_id', () => clients.id).notNull(),
    /** As `measureKey` writes it; for the rating of a goal `goal:` and its id. */
    measure: text('measure').notNull(),
    /** 0 for the rating of a goal. */
    item: integer('item').notNull(),
    value: real('value'),
    absence: text('absence', { enum: unanswered }),
    givenAt: instant('given_at').notNull(),
  },
  t => [
    primaryKey({ columns: [t.requestId, t.measure, t.item] }),
    index('kept_answers_client').on(t.clientId),
    check('kept_answers_value_or_absence', sql`(${t.value} is null) <> (${t.absence} is null)`),
  ],
)

/** That somebody of the practice looked at what came in by a request: the first who did. Not seen = no row. */
export const answersSeen = table(
  'answers_seen',
  {
    requestId: ref('request_id', () => answerRequests.id).primaryKey(),
    practiceId: practice(),
    clientId: ref('client_id', () => clients.id).notNull(),
    seenBy: ref('seen_by', () => people.id).notNull(),
    seenAt: instant('seen_at').notNull(),
  },
  t => [index('answers_seen_client').on(t.clientId)],
)

/** That a sheet was filled in by the client, and how. Typed in by somebody of the practice = no row. */
export const sheetSources = table(
  'sheet_sources',
  {
    assessmentId: ref('assessment_id', () => assessments.id).primaryKey(),
    practiceId: practice(),
    clientId: ref('client_id', () => clients.id).notNull(),
    requestId: ref('request_id', () => answerRequests.id).notNull(),
    way: text('way', { enum: answerWays }).notNull(),
    language: text('language').notNull(),
    /** The wording that was read; none where it was our own. */
    wordingId: ref('wording_id', () => wordings.id),
    sentAt: instant('sent_at').notNull(),
  },
  t => [index('sheet_sources_client').on(t.clientId), index('sheet_sources_request').on(t.requestId)],
)

/** What a saved sheet said before somebody corrected it. */
export const sheetRevisions = table(
  'sheet_revisions',
  {
    id: id(),
    practiceId: practice(),
    clientId: ref('client_id', () => clients.id).notNull(),
    assessmentId: ref('assessment_id', () => assessments.id).notNull(),
    /** Its answers, scores and who had filled it in, in the shape of db/sheet-revisions.ts. */
    content: json('content').$type<unknown>().notNull(),
    sealedReason: sealed('sealed_reason'),
    revisedBy: ref('revised_by', () => people.id).notNull(),
    revisedAt: instant('revised_at').notNull(),
  },
  t => [index('sheet_revisions_client').on(t.clientId, t.id), index('sheet_revisions_sheet').on(t.assessmentId)],
)

/** A clinician's screen in a client's hands. The login it was opened by has ended; who gives the screen back logs in again and gets one in its place. */
export const handovers = table(
  'handovers',
  {
    id: id(),
    practiceId: practice(),
    loginId: ref('login_id', () => logins.id).notNull(),
    personId: ref('person_id', () => people.id).notNull(),
    clientId: ref('client_id', () => clients.id).notNull(),
    sessionId: ref('session_id', () => sessions.id).notNull(),
    requestId: ref('request_id', () => answerRequests.id).notNull(),
    openedAt: instant('opened_at').notNull(),
    endedAt: instant('ended_at'),
    outcome: text('outcome', { enum: handoverOutcomes }),
  },
  t => [
    uniqueIndex('handovers_open').on(t.loginId).where(sql`${t.endedAt} is null`),
    index('handovers_client').on(t.clientId),
    index('handovers_person').on(t.personId, t.endedAt),
    index('handovers_request').on(t.requestId),
    check('handovers_ended', sql`(${t.endedAt} is null) = (${t.outcome} is null)`),
  ],
)

/** What a practice has set about clients who answer; the newest row holds. */
export const answerSettings = table(
  'answer_settings',
  {
    id: id(),
    practiceId: practice(),
    settings: json('settings').$type<unknown>().notNull(),
    changedBy: ref('changed_by', () => people.id).notNull(),
    changedAt: instant('changed_at').notNull(),
  },
  t => [index('answer_settings_practice').on(t.practiceId, t.id)],
)

/** Where a client who agreed to it is written to. In force = not ended. */
export const clientContacts = table(
  'client_contacts',
  {
    id: id(),
    practiceId: practice(),
    clientId: ref('client_id', () => clients.id).notNull(),
    sealedEmail: sealed('sealed_email').notNull(),
    /** The day on which the client agreed to reminders. */
    agreedOn: text('agreed_on').notNull(),
    notedBy: ref('noted_by', () => people.id).notNull(),
    notedAt: instant('noted_at').notNull(),
    /** Who of the practice ended it; nobody where the client did, by the link in a reminder. */
    endedBy: ref('ended_by', () => people.id),
    endedAt: instant('ended_at'),
  },
  t => [
    index('client_contacts_client').on(t.clientId),
    uniqueIndex('client_contacts_in_force').on(t.clientId).where(sql`${t.endedAt} is null`),
  ],
)

/** A mail of the practice that is to be sent, once: whichever server takes it, and however often it is started anew. */
export const mailings = table(
  'mailings',
  {
    id: id(),
    practiceId: practice(),
    kind: text('kind', { enum: mailingKinds }).notNull(),
    /** What there is one mail of: the same is not put in twice. */
    once: text('once').notNull(),
    /** Who of the practice it is for; nobody where it is for the client. */
    personId: ref('person_id', () => people.id),
    clientId: ref('client_id', () => clients.id),
    requestId: ref('request_id', () => answerRequests.id),
    flagId: ref('flag_id', () => flags.id),
    count: integer('count'),
    dueAt: instant('due_at').notNull(),
    /** Since when a server is at it, and how often one was. */
    takenAt: instant('taken_at'),
    tries: integer('tries').notNull().default(0),
    endedAt: instant('ended_at'),
    outcome: text('outcome', { enum: mailingOutcomes }),
  },
  t => [
    uniqueIndex('mailings_once').on(t.practiceId, t.once),
    index('mailings_due').on(t.practiceId, t.dueAt).where(sql`${t.endedAt} is null`),
    index('mailings_client').on(t.clientId),
    index('mailings_request').on(t.requestId),
    index('mailings_flag').on(t.flagId),
    check('mailings_ended', sql`(${t.endedAt} is null) = (${t.outcome} is null)`),
  ],
)

/** At which hour of the practice's day somebody is written to with the day's counts; none who is not here. */
export const dailyMails = table('daily_mails', {
  personId: ref('person_id', () => people.id).primaryKey(),
  practiceId: practice(),
  hour: integer('hour').notNull(),
  chosenAt: instant('chosen_at').notNull(),
})

/** What a client wants to reach, in their words. One that is put differently is a new row, which names the one before. */
export const goals = table(
  'goals',
  {
    id: id(),
    practiceId: practice(),
    clientId: ref('client_id', () => clients.id).notNull(),
    episodeId: ref('episode_id', () => episodes.id).notNull(),
    sealedText: sealed('sealed_text').notNull(),
    /** Its place among those of the episode, from 1 on. */
    position: integer('position').notNull(),
    /** The day on which it was agreed. */
    setOn: text('set_on').notNull(),
    setBy: ref('set_by', () => people.id).notNull(),
    setAt: instant('set_at').notNull(),
    /** What it was before it was put differently. */
    changedFromId: text('changed_from_id').references((): AnyPgColumn => goals.id),
    endedBy: ref('ended_by', () => people.id),
    endedAt: instant('ended_at'),
    version: integer('version').notNull().default(1),
  },
  t => [
    index('goals_client').on(t.clientId),
    index('goals_episode').on(t.episodeId, t.position),
    uniqueIndex('goals_changed').on(t.changedFromId),
  ],
)

/** How far a goal was reached, 0 to 10, at one session or between two. Of both pens the client's own is the one that is drawn. */
export const goalRatings = table(
  'goal_ratings',
  {
    goalId: ref('goal_id', () => goals.id).notNull(),
    sessionId: ref('session_id', () => sessions.id).notNull(),
    ratedBy: text('rated_by', { enum: respondents }).notNull(),
    practiceId: practice(),
    clientId: ref('client_id', () => clients.id).notNull(),
    value: integer('value'),
    absence: text('absence', { enum: unanswered }),
    /** By which request the client rated it; none where somebody of the practice typed it. */
    requestId: ref('request_id', () => answerRequests.id),
    recordedBy: ref('recorded_by', () => people.id).notNull(),
    recordedAt: instant('recorded_at').notNull(),
    version: integer('version').notNull().default(1),
  },
  t => [
    primaryKey({ columns: [t.goalId, t.sessionId, t.ratedBy] }),
    index('goal_ratings_client').on(t.clientId),
    index('goal_ratings_session').on(t.sessionId),
    index('goal_ratings_request').on(t.requestId),
    check('goal_ratings_value_or_absence', sql`(${t.value} is null) <> (${t.absence} is null)`),
  ],
)

/** Acts already carried out, so that a double click or a retry gets the first outcome instead of a second act. */
export const submissions = table(
  'submissions',
  {
    practiceId: practice(),
    personId: ref('person_id', () => people.id).notNull(),
    key: text('key').notNull(),
    act: text('act').notNull(),
    outcome: json('outcome').$type<unknown>().notNull(),
    submittedAt: instant('submitted_at').notNull(),
  },
  t => [primaryKey({ columns: [t.personId, t.key] })],
)

/** Who did what, and when; never what it said. Each row is bound to the one before it: see audit-chain.ts. */
export const auditEvents = table(
  'audit_events',
  {
    /** Without gaps from the first row on that has a hash. */
    seq: counted('seq'),
    practiceId: practice(),
    happenedAt: instant('happened_at').notNull(),
    personId: ref('person_id', () => people.id),
    loginId: ref('login_id', () => logins.id),
    /** One of `auditActs`, or what an earlier version called it. */
    act: text('act').notNull(),
    clientId: ref('client_id', () => clients.id),
    subjectId: text('subject_id'),
    /** How many clients a list showed; never their content. */
    count: integer('count'),
    /** Fixed words that tell one act of a kind from another, such as the roles that were given. */
    detail: text('detail'),
    /** Binds the words that a person gave as a reason, without holding them: see `audit_salts`. */
    reasonHash: bytes('reason_hash'),
    /** Of this row and of the hash before it. None in rows from before there was a chain. */
    hash: bytes('hash'),
  },
  t => [index('audit_events_client').on(t.clientId, t.seq), index('audit_events_person').on(t.personId, t.seq)],
)

/** Where the chain of audit events ends, sealed by a key that is not in the database: rows cannot be cut off or written anew. */
export const auditHeads = table('audit_heads', {
  practiceId: practice().primaryKey(),
  seq: instant('seq').notNull(),
  hash: bytes('hash').notNull(),
  mac: bytes('mac').notNull(),
  writtenAt: instant('written_at').notNull(),
})

/**
 * What a reason was hashed with. Without it the hash tells nothing, however short the reason was: erasing a client removes these rows, and
 * the chain stays whole.
 */
export const auditSalts = table(
  'audit_salts',
  {
    seq: instant('seq')
      .primaryKey()
      .references(() => auditEvents.seq, { onDelete: 'restrict' }),
    practiceId: practice(),
    clientId: ref('client_id', () => clients.id),
    salt: bytes('salt').notNull(),
  },
  t => [index('audit_salts_client').on(t.clientId)],
)

/** What was refused, counted by day: see refusals.ts. Before the set-up there is no practice that it belongs to. */
export const refusals = table(
  'refusals',
  {
    id: id(),
    practiceId: ref('practice_id', () => practices.id),
    /** Calendar date in UTC. */
    day: text('day').notNull(),
    kind: text('kind', { enum: refusalKinds }).notNull(),
    /** Who was logged in; '' where nobody was. */
    personId: text('person_id').notNull(),
    /** Keyed hash of the account that was typed; '' where none was, and for all those beyond what is kept of one day. */
    accountHash: text('account_hash').notNull(),
    count: integer('count').notNull(),
    firstAt: instant('first_at').notNull(),
    lastAt: instant('last_at').notNull(),
  },
  t => [uniqueIndex('refusals_day').on(t.day, t.kind, t.personId, t.accountHash)],
)
