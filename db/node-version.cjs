/** A sentence when this version of Node cannot run Attune, else null. Reads which can from package.json (`^22.14 || >=24`). */
exports.complaintAbout = version => {
  const range = require('../package.json').engines.node
  const [, line, from, newer] = /^\^(\d+)\.(\d+) \|\| >=(\d+)$/.exec(range) || []
  if (!newer) throw new Error(`package.json: engines.node should read like "^22.14 || >=24", not ${range}`)
  const [major, minor] = version.split('.').map(Number)
  const willDo = major >= Number(newer) || (major === Number(line) && minor >= Number(from))
  return willDo ? null : `Attune needs Node ${line}.${from}, or ${newer} and newer; this is Node ${version}.`
}
