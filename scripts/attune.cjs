/* Runs a command under a Node that Attune runs on: this one, or one that is fetched from npm. Written for any Node since 16. */
const { spawn } = require('node:child_process')
const { constants } = require('node:os')
const path = require('node:path')
const { complaintAbout } = require('../db/node-version.cjs')
const { pinnedNode } = require('./pinned-node.cjs')

/** The commands that may fetch and install something. The others run beside a server, or at set hours, and say what is missing. */
const mayInstall = /^(demo|start|dev|build|test(:\w+)?)$/
const args = process.argv.slice(2)
const complaint = complaintAbout(process.versions.node)
if (complaint) rerunUnder(fetchedNode())
else void import('./attune.mjs').then(attune => attune.main(args))

/** The file of the fetched Node. Ends the process with a sentence where there is none. */
function fetchedNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const node = pinnedNode(path.join(__dirname, 'node'), `node-${system}-${process.arch}`, version => {
    if (!mayInstall.test(args[0] || '')) exitWith(`${complaint} npm start brings one, once.`)
    console.error(`${complaint} Bringing Node ${version} from npm, once.`)
  })
  if (node) return node
  exitWith(`${complaint} None could be brought from npm: install one from https://nodejs.org and try again.`)
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function exitWith(sentence) {
  console.error(sentence)
  process.exit(1)
}

/**
 * Runs this script under another Node, passes signals on to it, and ends as it ends.
 * @param {string} node
 */
function rerunUnder(node) {
  const env = { ...withFirstOnPath(path.dirname(node)), ATTUNE_STARTED_BY: String(process.pid) }
  const child = spawn(node, [__filename, ...args], { stdio: 'inherit', env })
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code))
}

/**
 * What a script starts by the name `node` is the fetched one too.
 * @param {string} folder
 */
function withFirstOnPath(folder) {
  const name = Object.keys(process.env).find(each => each.toUpperCase() === 'PATH') ?? 'PATH'
  return { ...process.env, [name]: [folder, process.env[name]].filter(Boolean).join(path.delimiter) }
}
