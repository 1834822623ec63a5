/**
 * A sentence when this version of Node cannot run Attune, else null. Reads which can from package.json (`^22.14 || >=24`).
 * @param {string} version
 * @returns {string | null}
 */
exports.complaintAbout = version => {
  const range = require('../package.json').engines.node
  const [, line, from, newer] = /^\^(\d+)\.(\d+) \|\| >=(\d+)$/.exec(range) || []
  if (!newer) throw new Error(`package.json: engines.node should read like "^22.14 || >=24", not ${range}`)
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const willDo = major >= Number(newer) || (major === Number(line) && minor >= Number(from))
  return willDo ? null : `Attune needs Node ${line}.${from}, or ${newer} and newer; this is Node ${version}.`
}
