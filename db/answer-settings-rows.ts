import { desc, eq, sql } from 'drizzle-orm'
import { type AnswerSettings, answerSettingsSchema, defaultAnswerSettings } from '../lib/answer/settings'
import type { Sql } from './open'
import { first } from './rows'
import { answerSettings as table } from './schema'
import { parsedText } from './settings'
import { noteUnreadable } from './unreadable'

type InForce = { settings: AnswerSettings; isOlder: boolean }

/**
 * What a practice has set about clients who answer by themselves, with the defaults for what it has not. Where the newest row is damaged,
 * the newest of those that can be read holds; `isOlder` says so.
 */
export async function answerSettingsInForce(tx: Sql, practiceId: string): Promise<InForce> {
  for (let place = 0; ; place++) {
    const row = await rowAt(tx, practiceId, place)
    if (!row) return { settings: defaultAnswerSettings, isOlder: place > 0 }
    const read = settingsText.safeParse(row.text)
    if (read.success) return { settings: { ...defaultAnswerSettings, ...read.data }, isOlder: place > 0 }
    noteUnreadable('answer_settings.settings', row.id)
  }
}

const settingsText = parsedText(answerSettingsSchema.partial())

/** The row before so many newer ones, as the text that it is: one that is damaged may be no JSON any more. */
const rowAt = (tx: Sql, practiceId: string, place: number) =>
  first(
    tx
      .select({ id: table.id, text: sql<string>`cast(${table.settings} as text)` })
      .from(table)
      .where(eq(table.practiceId, practiceId))
      .orderBy(desc(table.id))
      .limit(1)
      .offset(place),
  )
