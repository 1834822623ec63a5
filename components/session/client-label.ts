export type Named = { id: string; code: string; name: string | null }

/** How a client is called on these screens: the name where there is one, else the code. */
export const clientName = ({ name, code }: Named): string => name ?? code

/** Name and code together, where two clients must not be mistaken for each other. */
export const clientLabel = ({ name, code }: Named): string => (name ? `${name} (${code})` : code)

export type Offered = Named & { isEnded: boolean }

/** As `clientLabel`, for one among others to choose from. */
export const offeredLabel = (client: Offered): string =>
  client.isEnded ? `${clientLabel(client)}, episode ended` : clientLabel(client)
