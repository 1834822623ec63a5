import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export type Source = { file: string; text: string }

const root = path.resolve(import.meta.dirname, '..', '..')

/** Every file of the given folders whose name ends like one of these, with its path from the top of the project. */
export function sourcesIn(folders: readonly string[], endings: readonly string[] = ['.ts', '.tsx']): Source[] {
  return folders.filter(folder => existsSync(path.join(root, folder))).flatMap(folder => walk(folder, endings))
}

function walk(folder: string, endings: readonly string[]): Source[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const file = path.posix.join(folder, entry.name)
    if (entry.name === 'node_modules') return []
    if (entry.isDirectory()) return walk(file, endings)
    return endings.some(ending => file.endsWith(ending))
      ? [{ file, text: readFileSync(path.join(root, file), 'utf8') }]
      : []
  })
}

/** The files at the top of the project whose name ends like one of these. */
export const filesAtTheTop = (endings: readonly string[]): Source[] =>
  topLevel()
    .filter(name => endings.some(ending => name.endsWith(ending)))
    .map(file => ({ file, text: readFileSync(path.join(root, file), 'utf8') }))

/** The names at the top of the project, but for what git is told to leave alone. */
export const topLevel = () => readdirSync(root).filter(name => !ignored.some(pattern => pattern.test(name)))

const ignored = [
  /^\.git$/,
  /^node_modules$/,
  /^\.next$/,
  /^data$/,
  /^next-env\.d\.ts$/,
  /^(test-results|playwright-report|screenshots)$/,
  /\.tsbuildinfo$/,
  /^\.env/,
]
