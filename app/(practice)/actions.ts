'use server'

import { z } from 'zod'
import { actWith } from '@/app/auth/act'
import { clientsToFind } from '@/db/client-pages'

/** Whom the viewer can go to; asked for when the palette opens. */
export const findClients = actWith(z.null(), 'readClients', async (viewer, _, now) => ({
  ok: true as const,
  clients: await clientsToFind(viewer, now),
}))
