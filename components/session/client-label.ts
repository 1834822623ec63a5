export type Named = { id: string; code: string; name: string | null }

/** How a client is called on these screens: the name where there is one, else the code. */
export const clientName = ({ name, code }: Named): string => name ?? code

/** Name and code together, where two clients must not be mistaken for each other. */
export const clientLabel = ({ name, code }: Named): string => (name ? `${name} (${code})` : code)
