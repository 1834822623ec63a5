import { desc, eq } from 'drizzle-orm'
import { defaultSettings, type Settings, settingsSchema } from '../lib/settings'
import type { Sql } from './open'
import { practiceSettings } from './schema'

/** What a practice has set, with the defaults for what it has not. */
export function settingsIn(tx: Sql, practiceId: string): Settings {
  const newest = tx
    .select({ settings: practiceSettings.settings })
    .from(practiceSettings)
    .where(eq(practiceSettings.practiceId, practiceId))
    .orderBy(desc(practiceSettings.id))
    .limit(1)
    .get()
  if (!newest) return defaultSettings
  // A setting that came with a later version of the software was never set here.
  return { ...defaultSettings, ...settingsSchema.partial().parse(newest.settings) }
}
