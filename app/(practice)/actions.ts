'use server'

import { z } from 'zod'
import { rpcAction } from '@/app/auth/form-action'
import { clientsToFind } from '@/db/client-pages'

/** Whom the viewer can go to; asked for when the palette opens. */
export const findClients = rpcAction(z.null(), 'readClients', async (viewer, _, now) => ({
  ok: true as const,
  clients: await clientsToFind(viewer, now),
}))
