type Read = { ok: true; value: unknown } | { ok: false; problem: string }

/** What a JSON text says; or where it goes wrong, by line, for whoever wrote it by hand. */
export function readJson(given: string): Read {
  // Some editors begin a file with a mark of their own.
  const text = given.replace(/^\uFEFF/, '')
  const fault = faultIn(text)
  if (fault) return { ok: false, problem: faultSentence(text, fault) }
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return { ok: false, problem: 'This is not JSON.' }
  }
}

/** A set of entries in { }. */
export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

type Fault = { at: number; what: 'wrong' | 'twice' | 'open' }

/** What may come next. */
type Due = 'value' | 'first value' | 'name' | 'first name' | 'colon' | 'comma' | 'nothing'

type Open = { close: '}' | ']'; names: Set<string> }

const tokens = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^ \t\r\n{}[\],:"]+|"/gs

/** The first token that is out of place, or a repeated name, of which JSON.parse would keep the last; null when all is well. */
function faultIn(text: string): Fault | null {
  const open: Open[] = []
  let due: Due | null = 'first value'
  for (const { 0: token, index: at } of text.matchAll(tokens)) {
    if (isName(due, token) && isKnown(open.at(-1), token)) return { at, what: 'twice' }
    due = after(due, token, open)
    if (due === null) return { at, what: 'wrong' }
  }
  return due === 'nothing' ? null : { at: text.length, what: 'open' }
}

function after(due: Due, token: string, open: Open[]): Due | null {
  if (token === open.at(-1)?.close && (due === 'comma' || due.startsWith('first'))) {
    open.pop()
    return behind(open)
  }
  if (token === ',') return due === 'comma' ? (open.at(-1)?.close === '}' ? 'name' : 'value') : null
  if (token === ':') return due === 'colon' ? 'value' : null
  if (due === 'name' || due === 'first name') return token.startsWith('"') && isLiteral(token) ? 'colon' : null
  return due === 'value' || due === 'first value' ? afterValue(token, open) : null
}

function afterValue(token: string, open: Open[]): Due | null {
  if (token !== '{' && token !== '[') return isLiteral(token) ? behind(open) : null
  open.push({ close: token === '{' ? '}' : ']', names: new Set() })
  return token === '{' ? 'first name' : 'first value'
}

const behind = (open: readonly Open[]): Due => (open.length === 0 ? 'nothing' : 'comma')

const isName = (due: Due, token: string) => (due === 'name' || due === 'first name') && token.startsWith('"')

function isKnown(open: Open | undefined, name: string): boolean {
  const known = open?.names.has(name) ?? false
  open?.names.add(name)
  return known
}

function isLiteral(token: string): boolean {
  try {
    JSON.parse(token)
    return true
  } catch {
    return false
  }
}

function faultSentence(text: string, { at, what }: Fault): string {
  if (text.trim() === '') return 'The file is empty.'
  if (what === 'open') return 'This is not JSON: the text ends before every bracket and quotation mark in it is closed.'
  const line = text.slice(0, at).split('\n').length
  const near = text
    .slice(at, at + 30)
    .split('\n')[0]
    ?.trim()
  if (what === 'twice') return `Line ${line} repeats what the same entry gave before: ${near}`
  return `This is not JSON: line ${line} goes wrong at ${near} – a comma, colon, bracket or quotation mark may be missing, or there may be one too many.`
}
