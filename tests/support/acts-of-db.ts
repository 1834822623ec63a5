import { readdirSync, readFileSync } from 'node:fs'

/*
 * What `db` exports that a viewer does: the functions that take a viewer and the time. Those that only read take the time for their
 * audit entry; they are named here, and everything else is an act.
 */

/** Functions that take the time for the audit alone, or to see what is over. */
export const questions = [
  ...['caseload', 'client', 'clientsToFind', 'timeline', 'report', 'flagsToReview', 'ownLogins'],
  ...[
    'sessionToRecord',
    'sessionSummary',
    'savedSession',
    'sessionsOfToday',
    'moveTargets',
    'sessionsToMove',
    'movedBy',
  ],
  ...['clientMeasures', 'earlierSessions', 'safetyOfRun'],
]

/** The names of all exported functions whose first argument is a viewer and that are told the time. */
export function timedFunctions(): string[] {
  const files = readdirSync('db').filter(name => name.endsWith('.ts'))
  return files.flatMap(name => timedIn(readFileSync(`db/${name}`, 'utf8'))).toSorted()
}

export function timedIn(text: string): string[] {
  const heads = [...text.matchAll(/^export (?:async )?(?:function (\w+)|const (\w+) = (?:async )?)\(/gm)]
  return heads.flatMap(head => {
    const given = parameters(text, head.index + head[0].length)
    const isTimed = /^\s*viewer: Viewer\b/.test(given) && /\bnow: number\b/.test(given)
    return isTimed ? [head[1] ?? head[2] ?? ''] : []
  })
}

/** What stands between the parentheses of a function. */
function parameters(text: string, from: number): string {
  let depth = 1
  for (let at = from; at < text.length; at++) {
    if (text[at] === '(') depth++
    if (text[at] === ')' && --depth === 0) return text.slice(from, at)
  }
  return text.slice(from)
}
