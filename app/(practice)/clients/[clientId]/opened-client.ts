import { cache } from 'react'
import { requireViewer } from '@/app/auth/viewer'
import { client } from '@/db/client-pages'

/** The client of this request, read once for the title and the page together: opening a client is one entry in the audit. */
export const openedClient = cache(async (clientId: string) =>
  client(await requireViewer('readClients'), clientId, Date.now()),
)
