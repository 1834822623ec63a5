import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { answerDoor } from './answer-door/settings.mjs'
import { build } from './build.mjs'
import { takesOne } from './command-line.mjs'
import { ensureWritable, inRoot, practiceFolder } from './folder.mjs'
import { install } from './install.mjs'
import { address, checkFree, freePort } from './port.mjs'
import { runQuietly, tsx } from './process.mjs'
import { serve } from './serve.mjs'

/** `npm start`: a real practice. The server migrates it, makes its keys on the first run, and says the code that opens /setup. */
export async function start() {
  const folder = practiceFolder()
  ensureWritable(folder)
  await checkFree(address())
  await install()
  await build()
  return serve(folder, origin => console.log(`Attune is ready at ${origin}`))
}

/** `npm run dev`: pages follow the sources as they change. Shows ATTUNE_DATA, or else the demo practice. */
export async function dev() {
  ensureWritable(inRoot('data'))
  await install()
  const folder = process.env.ATTUNE_DATA ? practiceFolder() : await makeDemo()
  ensureWritable(folder)
  return serve(folder, origin => console.log(`Attune follows its sources at ${origin}`), { mode: 'dev' })
}

const demoUsage = `npm run demo                 shows a fictional practice in data/demo
npm run demo -- FOLDER       makes and shows one in another folder`

/** `npm run demo [-- folder]`: a fictional practice to look at, from a fresh clone to the first page. */
export const demo = takesOne(demoUsage, async (given = inRoot('data', 'demo')) => {
  const folder = path.resolve(given)
  ensureWritable(path.dirname(folder))
  await checkFree(address())
  await install()
  await Promise.all([build(), makeDemo(folder)])
  process.env.ANSWER_PORT ||= String(await portForClients())
  return serve(folder, origin => {
    console.log(`Attune is ready at ${origin}`)
    const said = readFileSync(path.join(folder, 'logins.txt'), 'utf8').trimEnd()
    console.log(said.replace(/ (?=\/answer\/)/, ` ${answerDoor()?.origin}`))
  })
})

/** The port at which clients of the demo answer: ten above its own, where that is free. */
async function portForClients() {
  const port = address().port + 10
  const isFree = await checkFree({ host: '127.0.0.1', port }).then(
    () => true,
    () => false,
  )
  return isFree ? port : freePort()
}

/** Makes the demo practice where there is none. It gets its name when it is whole, so that there is never half of one. */
export async function makeDemo(folder = inRoot('data', 'demo')) {
  if (existsSync(folder)) return folder
  const [parent, name] = [path.dirname(folder), `${path.basename(folder)}.unfinished`]
  for (const left of readdirSync(parent))
    if (left.startsWith(name)) rmSync(path.join(parent, left), { recursive: true })
  const unfinished = path.join(parent, `${name}-${process.pid}`)
  mkdirSync(unfinished, { mode: 0o700 })
  console.log('Making a fictional practice to look at.')
  await runQuietly('make-demo', process.execPath, [tsx, inRoot('scripts', 'make-demo.ts'), unfinished])
  renameSync(unfinished, folder)
  return folder
}
