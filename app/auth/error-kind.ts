import { otherVersionCode, otherVersionOfServer } from '@/lib/other-version'

/** What a line of the log says of an error: its kind and where it happened, and never its message, which may quote what was typed. */
export function kindOf(error: unknown) {
  if (!(error instanceof Error)) return { kind: typeof error }
  const code = codeOf(error)
  const why = code === otherVersionCode ? { why: otherVersionOfServer } : {}
  return { kind: error.name, code, ...why, where: frames(error) }
}

/** The code of an error, or of the one that a query failed by, where another one is wrapped around it. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  return 'code' in error ? String(error.code) : codeOf(error.cause)
}

/** A message may have lines of its own, and one of them may begin like a place in the code. */
const frames = ({ stack = '', message }: Error) =>
  stack
    .slice(Math.max(0, stack.indexOf(message)) + message.length)
    .split('\n')
    .map(line => line.trim())
    .filter(line => line.startsWith('at '))
    .slice(0, 8)
