export type Named = { id: string; code: string; name: string | null }
export type Target = Named & { hasEnded: boolean }

/** How a client is called on these screens: the name where there is one, else the code. */
export const clientName = ({ name, code }: Named): string => name ?? code

/** Name and code together, where two clients must not be mistaken for each other. */
export const clientLabel = ({ name, code }: Named): string => (name ? `${name} (${code})` : code)

/** A client to whom a session could be moved. */
export const targetLabel = (target: Target): string =>
  `${clientLabel(target)}${target.hasEnded ? ', episode ended' : ''}`
