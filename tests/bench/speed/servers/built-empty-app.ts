import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { hashOf } from '../../../../scripts/build.mjs'
import { inRoot } from '../../../../scripts/folder.mjs'
import { binary, next, runQuietly } from '../../../../scripts/process.mjs'

/** The sources of the empty app. It is built in a folder that is ignored, since a build writes beside them. */
const app = inRoot('tests', 'bench', 'speed', 'servers', 'empty-app', 'app')
const files = ['layout.tsx', 'page.tsx']
const folder = inRoot('data', 'bench', 'empty-app')

/** The folder of the empty app, built with the project's own Next; built anew where the files or Next are others. */
export async function builtEmptyApp(tell: (words: string) => void): Promise<string> {
  const wanted = hashOf([...files.map(file => path.join(app, file)), binary('next', 'package.json')])
  const stamp = path.join(folder, '.next', 'built-from')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return folder
  tell('building Next’s empty page; this is done once')
  mkdirSync(path.join(folder, 'app'), { recursive: true })
  for (const file of files) copyFileSync(path.join(app, file), path.join(folder, 'app', file))
  await runQuietly('bench-empty-app', process.execPath, [next, 'build', folder])
  writeFileSync(stamp, wanted)
  return folder
}
