import { vault } from './open'
import type { clients } from './schema'

/** The language in which a client is shown questionnaires; null where none was chosen. */
export const languageOf = (client: typeof clients.$inferSelect) =>
  vault().keyOf(client).readable('clients.sealed_language', client.id, client.sealedLanguage)
