import { isKeyedHash, keyedHash } from './keyed-hash'

/** The token in a link that one row stands for: its id, and what only this practice can make of it for one purpose. */
export const linkToken = (purpose: string) => ({
  of: (id: string): string => `${id}.${keyedHash(purpose, id)}`,
  /** The id in a token that was made here; null in any other. */
  idIn(token: string): string | null {
    const [id = '', proof = ''] = token.split('.')
    return isKeyedHash(proof, purpose, id) ? id : null
  },
})
