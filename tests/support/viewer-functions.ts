import { readdirSync, readFileSync } from 'node:fs'

/*
 * The functions of `db` that take a viewer, read from its text: those that take one first, which a screen calls, and the steps
 * within an act, which take its transaction first. The demo is made through them and has none of its own.
 */

type ViewerFunction = { name: string; file: string; isExported: boolean; isFirst: boolean; isTimed: boolean }

/** Every top-level function of `db` that takes a viewer. */
export function viewerFunctions(): ViewerFunction[] {
  const files = readdirSync('db').filter(name => name.endsWith('.ts'))
  return files.flatMap(name => viewerFunctionsIn({ file: `db/${name}`, text: readFileSync(`db/${name}`, 'utf8') }))
}

export function viewerFunctionsIn({ file, text }: { file: string; text: string }): ViewerFunction[] {
  return headsIn(text).flatMap(({ name, isExported, given }) =>
    takesViewer.test(given)
      ? [{ name, file, isExported, isFirst: takesViewerFirst.test(given), isTimed: /\bnow: number\b/.test(given) }]
      : [],
  )
}

/** The names of those that a screen calls and that are told the time: for the audit, and for what they do. */
export const timedFunctions = (): string[] => timedAmong(viewerFunctions())

export const timedAmong = (among: readonly ViewerFunction[]): string[] =>
  among.flatMap(({ name, isExported, isFirst, isTimed }) => (isExported && isFirst && isTimed ? [name] : [])).toSorted()

/** How often a text asks for a viewer outside of what `viewerFunctionsIn` reads: none, or there is a form that it does not know. */
export function viewersOutside(text: string): number {
  const read = headsIn(text).reduce((sum, { given }) => sum + [...given.matchAll(asksForViewer)].length, 0)
  return [...text.matchAll(asksForViewer)].length - read
}

/** What stands between the parentheses of each top-level function, however it is written. */
export function headsIn(text: string): { name: string; isExported: boolean; given: string }[] {
  return [...text.matchAll(head)].map(found => ({
    name: found[2] ?? found[3] ?? '',
    isExported: found[1] !== undefined,
    given: parameters(text, found.index + found[0].length),
  }))
}

const head =
  /^(export )?(?:async )?(?:function (\w+)(?:<[^(]*>)?|const (\w+)(?:: [^=\n]+)? = (?:\w+\()*(?:async )?(?:<[^(]*>)?)\(/gm

/** Of a parameter; what a function gives stands after its closing parenthesis. */
const asksForViewer = /(?<!\)): Viewer\b/g
const takesViewer = /: Viewer\b/
export const takesViewerFirst = /^\s*(viewer|\{[^}]*\}): Viewer\b/

function parameters(text: string, from: number): string {
  let depth = 1
  for (let at = from; at < text.length; at++) {
    if (text[at] === '(') depth++
    if (text[at] === ')' && --depth === 0) return text.slice(from, at)
  }
  return text.slice(from)
}
