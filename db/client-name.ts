import type { PersonName } from '../lib/text/display-name'
import { vault } from './open'
import { clients } from './schema'

/** The columns by which a client is named on screen. */
export const nameColumns = {
  id: clients.id,
  code: clients.code,
  keyId: clients.keyId,
  wrappedKey: clients.wrappedKey,
  sealedName: clients.sealedName,
  sealedPreferredName: clients.sealedPreferredName,
  sealedPronouns: clients.sealedPronouns,
}

type NamedRow = Pick<
  typeof clients.$inferSelect,
  'id' | 'code' | 'keyId' | 'wrappedKey' | 'sealedName' | 'sealedPreferredName' | 'sealedPronouns'
>
export type ClientRef = { id: string } & PersonName

/** A client as screens name it: the code, and what else was given to know them by. */
export function clientRef(row: NamedRow): ClientRef {
  const { id, code, sealedName, sealedPreferredName, sealedPronouns } = row
  const isNamed = sealedName !== null || sealedPreferredName !== null || sealedPronouns !== null
  if (!isNamed) return { id, code, name: null, preferredName: null, pronouns: null }
  const key = vault().keyOf(row)
  return {
    id,
    code,
    name: key.read('clients.sealed_name', id, sealedName),
    preferredName: key.read('clients.sealed_preferred_name', id, sealedPreferredName),
    pronouns: key.read('clients.sealed_pronouns', id, sealedPronouns),
  }
}

/** A client to be chosen among others. */
export type ClientOffered = ClientRef & {
  /** There is no open episode. */
  isEnded: boolean
}
