/* Goes on under a Node that Attune runs on: this one, or one that is brought from npm. Written for any Node since 16. */
const { spawn } = require('node:child_process')
const { constants } = require('node:os')
const path = require('node:path')
const { complaintAbout } = require('../db/node-version.cjs')
const { pinnedNode } = require('./pinned-node.cjs')

/** The commands that may fetch and install something. The others run beside a server, or from a clock, and say what is missing. */
const bringing = ['demo', 'start', 'dev', 'test', 'test:node']
const args = process.argv.slice(2)
const complaint = complaintAbout(process.versions.node)
if (complaint) goOnUnder(broughtNode())
else import('./attune.mjs').then(attune => attune.main(args))

/** Ends the process with a sentence where none comes. */
function broughtNode() {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const node = pinnedNode(path.join(__dirname, 'node'), `node-${system}-${process.arch}`, version => {
    if (!bringing.includes(args[0])) stopWith(`${complaint} npm start brings one, once.`)
    console.error(`${complaint} Bringing Node ${version} from npm, once.`)
  })
  if (node) return node
  stopWith(`${complaint} None could be brought from npm: install one from https://nodejs.org and try again.`)
}

function stopWith(sentence) {
  console.error(sentence)
  process.exit(1)
}

/** Runs this script under another Node, passes signals on to it, and ends as it ends. */
function goOnUnder(node) {
  const env = { ...withFirstOnPath(path.dirname(node)), ATTUNE_STARTED_BY: String(process.pid) }
  const child = spawn(node, [__filename, ...args], { stdio: 'inherit', env })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code))
}

/** What a script starts by the name `node` is the brought one too. */
function withFirstOnPath(folder) {
  const name = Object.keys(process.env).find(each => each.toUpperCase() === 'PATH') ?? 'PATH'
  return { ...process.env, [name]: [folder, process.env[name]].filter(Boolean).join(path.delimiter) }
}
