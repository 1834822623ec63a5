import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { z } from 'zod'
import { atOnce } from './at-once'

/** OWASP Password Storage Cheat Sheet, Argon2id (the default of this library): 19 MiB of memory, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Each takes a core for some 50 ms: two at once, and what more than sixteen others would wait for is refused. */
const inTurn = atOnce({ most: 2, waiting: 16 })

/** What a password is kept as. Normalised, since keyboards write the same letters in different ways (NIST 800-63B-4). */
export const hashPassword = (password: string): Promise<string> => inTurn(() => hash(password.normalize('NFC'), cost))

/** Whether it is the password. No account (null) takes the same work and is never right. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const unused = await decoy()
  const isRight = await inTurn(() => verify(passwordHash ?? unused, password.normalize('NFC')))
  return isRight && passwordHash !== null
}

/** The hash of a password that nobody has. Made once, and awaited whether needed or not. */
const decoy = () => {
  made ??= hash(randomBytes(32).toString('base64'), cost)
  return made
}

let made: Promise<string> | undefined

/** A typed password, for schemas: only its presence and a bound on the work. */
export const typedPassword = z.string().min(1).max(1024)
