import { randomBytes } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'
import { z } from 'zod'

/** OWASP Password Storage Cheat Sheet, Argon2id (the default of this library): 19 MiB of memory, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** What a password is kept as. Normalised, since keyboards write the same letters in different ways (NIST 800-63B-4). */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFC'), cost)

/** Whether it is the password. No account (null) takes the same work and is never right. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const unused = await decoy()
  const isRight = await verify(passwordHash ?? unused, password.normalize('NFC'))
  return isRight && passwordHash !== null
}

/** The hash of a password that nobody has. Made once, and awaited whether needed or not. */
const decoy = () => {
  made ??= hashPassword(randomBytes(32).toString('base64'))
  return made
}

let made: Promise<string> | undefined

/*
 * NIST 800-63B-4 for a password without a second factor: 15 characters or more, long ones welcome, no rules about kinds of
 * characters, and none that is easy to guess. Pasting is welcome: it is what password managers do.
 */
const shortest = 15
const longest = 256
const fewestLeft = 8

const common = [
  ...[
    'password',
    'passw0rd',
    'passwort',
    'passphrase',
    'letmein',
    'welcome',
    'iloveyou',
    'changeme',
    'trustno1',
    'secret',
  ],
  ...[
    'administrator',
    'admin',
    'default',
    'master',
    'login',
    'computer',
    'internet',
    'sunshine',
    'princess',
    'football',
  ],
  ...[
    'baseball',
    'superman',
    'starwars',
    'monkey',
    'dragon',
    'shadow',
    'summer',
    'winter',
    'autumn',
    'spring',
    'charlie',
  ],
  ...['correcthorsebatterystaple', 'thequickbrownfoxjumpsoverthelazydog', 'tobeornottobe', 'maytheforcebewithyou'],
  ...[
    'psychotherapy',
    'psychotherapist',
    'therapist',
    'therapy',
    'practice',
    'clinician',
    'attachment',
    'alliance',
    'attune',
  ],
]

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890123456789',
  'qwertyuiopasdfghjklzxcvbnm',
  'qwertzuiopasdfghjklyxcvbnm',
]
const runs = [...rows, '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p'].flatMap(row => [
  row + row,
  [...(row + row)].reverse().join(''),
])

/** A typed password, for schemas: only its presence and a bound on the work. */
export const typedPassword = z.string().min(1).max(1024)

/**
 * Why a new password will not do, as a sentence, or null when it will. `names` are words a guesser would try first: those of
 * the practice, the person and their e-mail address.
 */
export function passwordProblem(password: string, names: readonly string[]): string | null {
  const length = [...password].length
  if (length < shortest) return `Please use at least ${shortest} characters. A few unrelated words do well.`
  if (length > longest) return `Please keep this to ${longest} characters.`
  const plain = letters(password)
  if (isRepeated(password.toLowerCase()) || runs.some(run => run.includes(plain)))
    return 'This is a pattern that is guessed early. Please choose something less regular.'
  if (isMostly(plain, [...common, ...names.flatMap(wordsOfName)]))
    return 'This is made of words that are guessed early, such as common passwords or names. Please add others.'
  return null
}

/** One short piece again and again. */
const isRepeated = (text: string) => /^(.{1,7}?)\1+.{0,2}$/u.test(text)

/** Little is left when the words are taken out, longest first. */
function isMostly(text: string, known: readonly string[]): boolean {
  const longestFirst = [...known].sort((a, b) => b.length - a.length)
  const left = longestFirst.reduce((rest, word) => rest.replaceAll(word, ' '), text)
  return left.replaceAll(' ', '').length < fewestLeft && left !== text
}

const wordsOfName = (name: string) =>
  name
    .split(/[^\p{L}\p{N}]+/u)
    .map(letters)
    .filter(word => word.length >= 4)
const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
