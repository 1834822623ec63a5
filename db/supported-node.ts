import { complaintAbout } from './node-version.cjs'

/*
 * Imported before the database driver, which ends the process without a message where Node is too old. The npm scripts never come
 * this far under such a Node; whoever starts a test runner or a script by hand does.
 */
const complaint = complaintAbout(process.versions.node)
if (complaint) throw new Error(`${complaint} The npm scripts (npm run demo, npm test) bring one that is new enough.`)
