import { readFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'

const manifest = z.object({ node: z.record(z.string(), z.object({ filename: z.string(), exportedName: z.string() })) })

/** The server actions that a build made of the given files, by id, as "file#name" without the folders above. */
export function builtActions(isMeant: (file: string) => boolean, checkout = '.'): Map<string, string> {
  const file = path.join(checkout, '.next', 'server', 'server-reference-manifest.json')
  const { node } = manifest.parse(JSON.parse(readFileSync(file, 'utf8')))
  const meant = Object.entries(node).filter(([, { filename }]) => isMeant(filename))
  return new Map(meant.map(([id, { filename, exportedName }]) => [id, `${filename}#${exportedName}`]))
}
