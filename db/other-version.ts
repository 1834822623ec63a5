import { otherVersionCode, otherVersionOfPage, otherVersionOfServer } from '../lib/other-version'

/** The practice has another schema than this server knows. */
export class OtherVersion extends Error {
  /** By which it is known: bundles of the built server have this class each for itself. */
  readonly code = otherVersionCode
  /** Of an error behind a page the browser gets this alone, as the framework has it: a reference to it, or a sentence in place of one. */
  readonly digest = otherVersionOfPage

  constructor() {
    super(otherVersionOfServer)
  }
}
