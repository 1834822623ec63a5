import { trustedTypes } from './app/trusted-types'

/* What a browser does first in every document, also in one that the framework makes without our layout. */

declare global {
  interface Window {
    /** Where a browser knows Trusted Types; lib.dom does not yet. */
    trustedTypes?: { createPolicy: (name: string, rules: ReturnType<typeof trustedTypes>) => void }
  }
}

window.trustedTypes?.createPolicy('default', trustedTypes(window.origin))
