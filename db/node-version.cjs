/** A sentence when this version of Node is too old for Attune, else null. Reads the oldest from package.json (`>=22.12`). */
exports.complaintAbout = version => {
  const range = require('../package.json').engines.node
  const oldest = /^>=(\d+)\.(\d+)$/.exec(range)
  if (!oldest) throw new Error(`package.json: engines.node should read like ">=22.12", not ${range}`)
  const [major, minor] = version.split('.').map(Number)
  const isTooOld = major < Number(oldest[1]) || (major === Number(oldest[1]) && minor < Number(oldest[2]))
  return isTooOld ? `Attune needs Node ${oldest[1]}.${oldest[2]} or newer; this is Node ${version}.` : null
}
