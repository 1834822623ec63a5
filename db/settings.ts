import { createHash } from 'node:crypto'
import { and, asc, desc, eq, isNull, notExists, sql } from 'drizzle-orm'
import { z } from 'zod'
import { houseSteps } from '../lib/flags/house-steps'
import { type NextStep, nextStepSchema } from '../lib/flags/next-steps'
import { type RuleId, ruleIds } from '../lib/flags/rule'
import { instruments } from '../lib/instruments/catalogue'
import type { Instrument } from '../lib/instruments/instrument'
import { unreadableMeasure } from '../lib/instruments/unreadable-measure'
import { type Wording, wordingSchema } from '../lib/instruments/wording'
import type { AskedMeasure } from '../lib/measure'
import { defaultSettings, type Settings, settingsSchema } from '../lib/settings'
import type { Sql } from './open'
import { ownDefinition } from './own-definition'
import { first } from './rows'
import {
  nextStepTexts,
  ownInstruments,
  ownInstrumentWithdrawals,
  practiceSettings,
  practices,
  wordings,
} from './schema'
import { noteUnreadable } from './unreadable'

/*
 * What a practice has set for itself, for whatever reads it: settings, next steps, wordings, instruments.
 */

/** What a practice has set, with the defaults for what it has not. */
export const settingsIn = async (tx: Sql, practiceId: string): Promise<Settings> =>
  (await settingsInForce(tx, practiceId)).settings

/**
 * What a practice has set. Where the newest row is damaged, the newest of those that can be read holds, and the defaults where there is
 * none; `isOlder` says so.
 */
export async function settingsInForce(tx: Sql, practiceId: string): Promise<{ settings: Settings; isOlder: boolean }> {
  for (let place = 0; ; place++) {
    const row = await settingsAt(tx, practiceId, place)
    if (!row) return { settings: defaultSettings, isOlder: place > 0 }
    const read = settingsText.safeParse(row.text)
    // A setting that came with a later version of the software was never set here.
    if (read.success) return { settings: { ...defaultSettings, ...read.data }, isOlder: place > 0 }
    noteUnreadable('practice_settings.settings', row.id)
  }
}

/** For how many years after the last day of a therapy a practice keeps a record; null while it has not said. */
export async function retentionIn(tx: Sql, practiceId: string): Promise<number | null> {
  const here = eq(practices.id, practiceId)
  return (await first(tx.select({ years: practices.retentionYears }).from(practices).where(here)))?.years ?? null
}

/** The row before so many newer ones, as the text that it is: one that is damaged may be no JSON any more. */
const settingsAt = (tx: Sql, practiceId: string, place: number) =>
  first(
    tx
      .select({ id: practiceSettings.id, text: sql<string>`cast(${practiceSettings.settings} as text)` })
      .from(practiceSettings)
      .where(eq(practiceSettings.practiceId, practiceId))
      .orderBy(desc(practiceSettings.id))
      .limit(1)
      .offset(place),
  )

/** Reads a text of JSON by a schema; one that is no JSON is refused like any other that does not fit. */
export const parsedText = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .string()
    .transform((text, context): unknown => {
      try {
        const value: unknown = JSON.parse(text)
        return value
      } catch {
        context.addIssue('These settings are no JSON.')
        return z.NEVER
      }
    })
    .pipe(schema)

const settingsText = parsedText(settingsSchema.partial())

/** A short mark of settings, by which a change knows whether they are still the ones that were read. */
export const settingsMark = (settings: Settings): string =>
  createHash('sha256').update(JSON.stringify(settings)).digest('base64url').slice(0, 16)

/** Null is kept where the house's steps were given back. */
export const storedSteps = z.array(nextStepSchema).nullable()

/** The steps that a practice offers for each rule: its own, or else the house's. */
export async function nextStepsIn(tx: Sql, practiceId: string): Promise<Record<RuleId, readonly NextStep[]>> {
  const newest = new Map<string, NextStep[] | null>()
  for (const { id, rule, steps } of await versions(tx, practiceId)) {
    const read = storedSteps.safeParse(steps)
    // What was in force before holds where these are damaged.
    if (read.success) newest.set(rule, read.data)
    else noteUnreadable('next_step_texts.steps', id)
  }
  const own = ruleIds.flatMap(rule => (newest.get(rule) ? [[rule, newest.get(rule) ?? []] as const] : []))
  return { ...houseSteps, ...Object.fromEntries(own) }
}

const versions = (tx: Sql, practiceId: string) =>
  tx
    .select({ id: nextStepTexts.id, rule: nextStepTexts.rule, steps: nextStepTexts.steps })
    .from(nextStepTexts)
    .where(eq(nextStepTexts.practiceId, practiceId))
    .orderBy(asc(nextStepTexts.id))

/** The wordings that a practice uses, by instrument id: one for each language, that of the first language first. */
export async function wordingsIn(tx: Sql, practiceId: string): Promise<ReadonlyMap<string, readonly Wording[]>> {
  const held = new Map<string, Wording[]>()
  for (const { id, instrumentId, wording } of await heldWordings(tx, practiceId)) {
    const read = wordingSchema.safeParse(wording)
    // Without it the short cues of the library are shown, as where none is held.
    if (read.success) held.set(instrumentId, [...(held.get(instrumentId) ?? []), read.data])
    else noteUnreadable('wordings.wording', id)
  }
  return held
}

/**
 * The wordings in use, of one instrument or of all. A language has its place since its first wording, whatever took that one's place:
 * a wording that is loaded anew does not change what clients without a language of their own are shown.
 */
export async function heldWordings(tx: Sql, practiceId: string, instrumentId?: string) {
  const ever = await tx
    .select()
    .from(wordings)
    .where(and(eq(wordings.practiceId, practiceId), ofInstrument(instrumentId)))
    .orderBy(asc(wordings.id))
  const places = [...new Set(ever.map(nameOf))]
  return ever
    .filter(row => row.endedAt === null)
    .toSorted((a, b) => places.indexOf(nameOf(a)) - places.indexOf(nameOf(b)))
}

const nameOf = ({ instrumentId, language }: { instrumentId: string; language: string }) => `${instrumentId} ${language}`

const ofInstrument = (instrumentId: string | undefined) =>
  instrumentId === undefined ? undefined : eq(wordings.instrumentId, instrumentId)

/** The languages in which a practice has any wording, as tags. */
export async function languagesIn(tx: Sql, practiceId: string): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ language: wordings.language })
    .from(wordings)
    .where(wordingInUse(practiceId))
    .orderBy(asc(wordings.language))
  return rows.map(({ language }) => language)
}

/** The wordings that have not been removed: of all instruments and languages, or of those that are given. */
export const wordingInUse = (practiceId: string, instrumentId?: string, language?: string) =>
  and(
    eq(wordings.practiceId, practiceId),
    isNull(wordings.endedAt),
    ofInstrument(instrumentId),
    language === undefined ? undefined : eq(wordings.language, language),
  )

/** What is read by the practice's screens and rules, in their order: whatever could have been recorded. */
export async function instrumentsIn(tx: Sql, practiceId: string): Promise<readonly Instrument[]> {
  const own = await definitions(tx, eq(ownInstruments.practiceId, practiceId))
  return own.length === 0 ? instruments : [...instruments, ...own.map(({ id, read }) => read ?? unreadableMeasure(id))]
}

/** What can be planned and recorded: of the practice's own measures, those that were not withdrawn. */
export async function instrumentsOffered(tx: Sql, practiceId: string): Promise<readonly Instrument[]> {
  const withdrawn = and(
    eq(ownInstrumentWithdrawals.practiceId, ownInstruments.practiceId),
    eq(ownInstrumentWithdrawals.instrumentId, ownInstruments.id),
  )
  const none = notExists(
    tx.select({ id: ownInstrumentWithdrawals.instrumentId }).from(ownInstrumentWithdrawals).where(withdrawn),
  )
  const own = await definitions(tx, and(eq(ownInstruments.practiceId, practiceId), none))
  return [...instruments, ...own.flatMap(({ read }) => read ?? [])]
}

/** `read` is null where it is damaged. */
async function definitions(tx: Sql, where: ReturnType<typeof and>): Promise<{ id: string; read: Instrument | null }[]> {
  const found = await tx
    .select({ id: ownInstruments.id, definition: ownInstruments.definition })
    .from(ownInstruments)
    .where(where)
    .orderBy(asc(ownInstruments.addedAt), asc(ownInstruments.id))
  return found.map(row => ({ id: row.id, read: ownDefinition(row) }))
}

/** Whether a measure is one that the library gives. */
export function isOffered({ instrumentId, respondent, target }: AskedMeasure, offered: readonly Instrument[]): boolean {
  const instrument = offered.find(each => each.id === instrumentId)
  if (!instrument?.respondents.includes(respondent)) return false
  return instrument.hasTarget === (target !== null)
}
