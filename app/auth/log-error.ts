import { randomBytes } from 'node:crypto'

/**
 * Notes an unexpected error and gives the reference that the viewer sees. The message is left out of the log, because it may
 * quote what was typed; the kind of error and where it happened are enough to find it.
 */
export function logError(error: unknown): string {
  const reference = randomBytes(4).toString('hex')
  console.error(JSON.stringify({ error: reference, at: new Date().toISOString(), ...kindOf(error) }))
  return reference
}

function kindOf(error: unknown) {
  if (!(error instanceof Error)) return { kind: typeof error }
  const code = 'code' in error ? String(error.code) : undefined
  return { kind: error.name, code, where: frames(error) }
}

/** A message may have lines of its own, and one of them may begin like a place in the code. */
const frames = ({ stack = '', message }: Error) =>
  stack
    .slice(Math.max(0, stack.indexOf(message)) + message.length)
    .split('\n')
    .map(line => line.trim())
    .filter(line => line.startsWith('at '))
    .slice(0, 8)
