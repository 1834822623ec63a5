import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { build } from './build.mjs'
import { ready } from './folder.mjs'
import { install } from './install.mjs'
import { inRoot, tsx } from './paths.mjs'
import { address, checkFree } from './port.mjs'
import { runQuietly } from './process.mjs'
import { serve } from './serve.mjs'

export const usage = `npm run demo                 shows a fictional practice in data/demo
npm run demo -- FOLDER       makes and shows one in another folder`

/** `npm run demo [-- folder]`: a fictional practice to look at, from a fresh clone to the first page. */
export async function run([folder = inRoot('data', 'demo')]) {
  ready(path.dirname(path.resolve(folder)))
  await checkFree(address())
  await install()
  await Promise.all([build(), makeDemo(folder)])
  return serve(path.resolve(folder), origin => {
    console.log(`Attune is ready at ${origin}`)
    console.log(readFileSync(path.join(folder, 'logins.txt'), 'utf8').trimEnd())
  })
}

/** Makes the demo practice where there is none. It gets its name when it is whole, so that there is never half of one. */
export async function makeDemo(folder = inRoot('data', 'demo')) {
  if (existsSync(folder)) return folder
  const [parent, name] = [path.dirname(path.resolve(folder)), `${path.basename(folder)}.unfinished`]
  for (const left of readdirSync(parent))
    if (left.startsWith(name)) rmSync(path.join(parent, left), { recursive: true })
  const unfinished = path.join(parent, `${name}-${process.pid}`)
  mkdirSync(unfinished, { mode: 0o700 })
  console.log('Making a fictional practice to look at.')
  await runQuietly('make-demo', process.execPath, [tsx, inRoot('scripts', 'make-demo.ts'), unfinished])
  renameSync(unfinished, folder)
  return folder
}
