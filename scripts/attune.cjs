/* Says in one sentence that Node is too old, in words that even an old Node can read; then hands over. */
var supported = require('./node-version.cjs')

var complaint = supported.complaintAbout(process.versions.node)
if (complaint) {
  console.error(complaint)
  process.exit(1)
}

import('./attune.mjs').then(attune => attune.main(process.argv.slice(2)))
