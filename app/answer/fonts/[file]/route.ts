import { readFileSync } from 'node:fs'
import path from 'node:path'
import { openRoute } from '@/app/auth/viewer-route'
import { fileHeaders } from '../../render'

export const dynamic = 'force-dynamic'

/** The faces of the practice's own pages, as their packages have them. */
const faces: Readonly<Record<string, string>> = {
  'inter-latin.woff2': 'inter/files/inter-latin-wght-normal.woff2',
  'inter-latin-ext.woff2': 'inter/files/inter-latin-ext-wght-normal.woff2',
  'newsreader-latin.woff2': 'newsreader/files/newsreader-latin-opsz-normal.woff2',
  'newsreader-latin-ext.woff2': 'newsreader/files/newsreader-latin-ext-wght-normal.woff2',
}

const read = new Map<string, Uint8Array<ArrayBuffer>>()

export const GET = openRoute(async (_request: Request, { params }: { params: Promise<{ file: string }> }) => {
  const { file } = await params
  const face = Object.hasOwn(faces, file) ? faces[file] : undefined
  if (face === undefined) return new Response(null, { status: 404 })
  const bytes =
    read.get(file) ??
    new Uint8Array(readFileSync(path.resolve(/*turbopackIgnore: true*/ 'node_modules', '@fontsource-variable', face)))
  read.set(file, bytes)
  return new Response(bytes, { headers: fileHeaders('font/woff2') })
})
