import path from 'node:path'
import type { Source } from './sources'

type Import = { of: string; isType: boolean; isReExport: boolean }

const statement =
  /^\s*(import|export)\s(type\s)?[^'"`;]*?from\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm

/** What a file imports, and whether only types of it. */
export function importsOf({ text }: Source): Import[] {
  return [...text.matchAll(statement)].map(([, keyword, type, named, bare, lazy]) => ({
    of: named ?? bare ?? lazy ?? '',
    isType: type !== undefined,
    isReExport: keyword === 'export',
  }))
}

/** The path from the top of the project, without its ending, that an import means; null for a package. */
export function placeOf(source: Source, of: string): string | null {
  if (of.startsWith('@/')) return of.slice(2)
  return of.startsWith('.') ? path.posix.join(path.posix.dirname(source.file), of) : null
}

type Allowed = { folders: readonly string[]; typesFrom?: readonly string[]; packages: readonly RegExp[] }

/** Four folders, four kinds of knowledge: what each may import. `app` may import anything. */
const allowed: { readonly [folder: string]: Allowed } = {
  lib: { folders: ['lib'], packages: [/^zod$/] },
  db: {
    folders: ['db', 'lib'],
    packages: [/^drizzle-orm(\/|$)/, /^better-sqlite3$/, /^pg$/, /^node:/, /^zod$/, /^uuid$/],
  },
  components: {
    folders: ['components', 'lib'],
    typesFrom: ['db'],
    packages: [
      /^react(-dom)?$/,
      /^next\/(link|navigation|dynamic)$/,
      /^@radix-ui\/react-slot$/,
      /^@tanstack\/react-table(\/|$)/,
      /^d3-(scale|shape)$/,
      /^lucide-react$/,
      /^uqr$/,
      /^@simplewebauthn\/browser$/,
      /^@react-pdf\/renderer$/,
      /^@fontsource\/inter\/unicode\.json$/,
      /^(class-variance-authority|clsx|tailwind-merge)$/,
    ],
  },
}

/** The imports of a file that its folder may not have, as sentences. */
export function strayImports(source: Source): string[] {
  const rule = allowed[topOf(source.file)]
  return rule
    ? importsOf(source)
        .filter(one => isStray(source, one, rule))
        .map(one => `${source.file} imports ${one.of}`)
    : []
}

function isStray(source: Source, one: Import, rule: Allowed): boolean {
  const place = placeOf(source, one.of)
  if (place === null) return !rule.packages.some(pattern => pattern.test(one.of))
  const top = topOf(place)
  return !rule.folders.includes(top) && !(one.isType && rule.typesFrom?.includes(top))
}

const isClient = ({ text }: Source) => /^\s*'use client'/.test(text)
const calledByName = /^export (?:async )?(?:function|const) ((?!use[A-Z])[a-z]\w*)/gm

/**
 * Where a file that may be drawn on the server takes a function from one that is the browser's alone, as sentences. What the server has of that is
 * a reference: a component is drawn by it, and whatever is called throws once somebody comes to it. A hook is called by the browser's parts only.
 */
export function clientFunctionsCalled(sources: readonly Source[]): string[] {
  const functionsOf = new Map(
    sources
      .filter(isClient)
      .map(({ file, text }) => [withoutEnding(file), [...text.matchAll(calledByName)].map(([, name = '']) => name)]),
  )
  return sources
    .filter(source => !isClient(source))
    .flatMap(source =>
      [...source.text.matchAll(/^import \{([^}]*)\} from '([^']+)'/gm)].flatMap(([, names = '', of = '']) => {
        const taken = names.split(',').map(name => name.trim().split(/\s/)[0] ?? '')
        const functions = functionsOf.get(placeOf(source, of) ?? '') ?? []
        return functions.filter(name => taken.includes(name)).map(name => `${source.file} calls ${name} of ${of}`)
      }),
    )
}

const withoutEnding = (file: string) => file.replace(/\.tsx?$/, '')

/** Screens are made of these; `flags` among them, since a flag looks the same wherever it is shown. None of them knows a screen. */
const shared = ['ui', 'charts', 'shell', 'flags']

/** Where a screen's folder of `components` imports that of another screen, or a shared one that of a screen, as sentences. */
export function crossedFeatures(source: Source): string[] {
  const own = featureOf(source.file)
  return importsOf(source).flatMap(({ of }) => {
    const other = featureOf(placeOf(source, of) ?? '')
    const isFine = !own || !other || own === other || shared.includes(other)
    return isFine ? [] : [`${source.file} imports ${of}`]
  })
}

const featureOf = (file: string) => /^components\/([^/]+)\//.exec(file)?.[1]

const topOf = (file: string) => file.split('/')[0] ?? ''

/** Files that import each other in a ring, as `a → b → a`. Types alone make no ring: they are gone when the code runs. */
export function cycles(sources: readonly Source[]): string[] {
  const graph = graphOf(sources)
  const found = new Set<string>()
  const done = new Set<string>()
  const visit = (file: string, trail: readonly string[]) => {
    if (trail.includes(file)) found.add([...trail.slice(trail.indexOf(file)), file].join(' → '))
    if (trail.includes(file) || done.has(file)) return
    for (const next of graph.get(file) ?? []) visit(next, [...trail, file])
    done.add(file)
  }
  for (const file of graph.keys()) visit(file, [])
  return [...found]
}

function graphOf(sources: readonly Source[]): Map<string, string[]> {
  const byPlace = new Map(sources.map(({ file }) => [file.replace(/\.tsx?$/, ''), file]))
  const targets = (source: Source) =>
    importsOf(source)
      .filter(one => !one.isType)
      .flatMap(one => byPlace.get(placeOf(source, one.of) ?? '') ?? [])
  return new Map(sources.map(source => [source.file, targets(source)]))
}
