import { displayName, identityLine, type PersonName } from '@/lib/text/display-name'

export type Named = { id: string } & PersonName

/** How a client is called on these screens: the name where there is one, else the code. */
export const clientName = (client: Named): string => displayName(client)

/** All that a client is known by, where two of them must not be mistaken for each other. */
export const clientLabel = (client: Named): string => identityLine(client)

export type Offered = Named & { isEnded: boolean }

/** As `clientLabel`, for one among others to choose from. */
export const offeredLabel = (client: Offered): string =>
  client.isEnded ? `${clientLabel(client)}, episode ended` : clientLabel(client)
