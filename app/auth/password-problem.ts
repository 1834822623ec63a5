/*
 * NIST 800-63B-4: 15 characters or more, or 8 where a second factor is asked for as well; long ones welcome, no rules about kinds of
 * characters, and none that is easy to guess. How many guesses one takes is counted by zxcvbn (Wheeler, 2016), with its lists of leaked passwords, words,
 * names and keyboards, and with the practice's own words. Pasting is welcome: it is what password managers do.
 */
const shortest = { alone: 15, withSecondFactor: 8 }
const longest = 256
/**
 * As powers of ten. Alone: beyond what somebody who has the hashes tries within years, and what four unrelated words or 15 random signs take.
 * With a second factor: beyond what is tried on a server that slows guessing down (Wheeler's "safely unguessable"), and what 8 random signs take.
 */
const fewestGuesses = { alone: 12.5, withSecondFactor: 8 }
/** What is counted: the time it takes grows with the length, and this much of a password is enough to judge it by. */
const counted = 64

export type Strength = keyof typeof shortest

/** Why a new password will not do, as a sentence, or null when it will. `names` are those of the practice, the person and their e-mail address. */
export async function passwordProblem(
  password: string,
  names: readonly string[],
  strength: Strength = 'alone',
): Promise<string | null> {
  const length = [...password].length
  if (length < shortest[strength])
    return `Please use at least ${shortest[strength]} characters. A few unrelated words do well.`
  if (length > longest) return `Please keep this to ${longest} characters.`
  if (/^[\p{N}\s.,/+()-]{1,23}$/u.test(password))
    return 'Numbers alone, such as dates and telephone numbers, are guessed early. Please add a few unrelated words.'
  const own = [...new Set(names.flatMap(wordsOfName)), ...wordsOfHouse]
  const guesses = (await counter()).check
  // Words are as easily guessed with a space or a dot between them.
  const results = [password, withoutSpaces(password)].map(text => guesses(text.slice(0, counted), [...own, ...phrases]))
  if (results.every(({ guessesLog10 }) => guessesLog10 >= fewestGuesses[strength])) return null
  const [matches] = results.map(({ sequence }) => sequence)
  if (matches?.some(({ token }) => own.includes(token.toLowerCase())))
    return 'This uses words that an attacker here would try first, such as names of people and the practice. Please use others.'
  if (matches?.some(({ pattern }) => pattern === 'spatial' || pattern === 'sequence' || pattern === 'repeat'))
    return 'This holds a pattern that is guessed early, such as neighbouring keys or a repetition. Please add a few unrelated words.'
  return 'This is made of words, names or dates that are guessed early. Please add a few unrelated words.'
}

/** Loaded with the first password that is chosen: its lists take some 30 MB. */
const counter = () => {
  made ??= load()
  return made
}

let made: ReturnType<typeof load> | undefined

async function load() {
  const [{ ZxcvbnFactory }, common, english] = await Promise.all([
    import('@zxcvbn-ts/core'),
    import('@zxcvbn-ts/language-common'),
    import('@zxcvbn-ts/language-en'),
  ])
  const dictionary = { ...common.dictionary, ...english.dictionary }
  const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: common.adjacencyGraphs, maxLength: counted })
  return { check: (text: string, own: string[]) => zxcvbn.check(text, own) }
}

const withoutSpaces = (text: string) => text.toLowerCase().replace(/[\s._/-]+/g, '')

/** What somebody who guesses makes of a name: the whole of it, its words, and those together. */
function wordsOfName(name: string): string[] {
  const words = name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word.length >= 3)
  return [name.toLowerCase(), ...words, words.join(''), words.toReversed().join('')]
}

const wordsOfHouse = [
  'attune',
  'attachment',
  'alliance',
  'clinician',
  'practice',
  'psychotherapy',
  'therapist',
  'therapy',
]

/** Sentences that are known as passwords, from their beginning on. */
const phrases = [
  'correcthorsebatterystaple',
  'maytheforcebewithyou',
  'maythe4thbewithyou',
  'thequickbrownfoxjumpsoverthelazydog',
  'tobeornottobethatisthequestion',
].flatMap(phrase => Array.from(phrase, (_, end) => phrase.slice(0, end + 1)).filter(start => start.length >= 8))
