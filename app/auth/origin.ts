/** The address that people type: ATTUNE_ORIGIN where a TLS proxy stands in front, else this machine's own. */
export const publicOrigin = () =>
  new URL(process.env.ATTUNE_ORIGIN || `http://localhost:${process.env.PORT || 3000}`).origin

export const isSecure = () => new URL(publicOrigin()).protocol === 'https:'
