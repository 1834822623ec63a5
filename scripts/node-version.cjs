/** A sentence when this version of Node cannot run Attune, else null. Reads the range from package.json (`>=20.19 <26`). */
exports.complaintAbout = version => {
  var range = require('../package.json').engines.node
  var bounds = /^>=(\d+)\.(\d+) <(\d+)$/.exec(range)
  if (!bounds) throw new Error('package.json: engines.node should read like ">=20.19 <26"')
  var parts = version.split('.').map(Number)
  var isTooOld = parts[0] < Number(bounds[1]) || (parts[0] === Number(bounds[1]) && parts[1] < Number(bounds[2]))
  if (!isTooOld && parts[0] < Number(bounds[3])) return null
  return `Attune needs Node ${bounds[1]}.${bounds[2]} to ${bounds[3] - 1}; this is Node ${version}.`
}
