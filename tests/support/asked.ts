import { randomUUID } from 'node:crypto'
import type { askClient } from '@/db/answer-requests'

export type Questions = Parameters<typeof askClient>[1]

/** What a client is asked that needs nothing: our own questions about tension, on a tablet of the practice, between sessions. */
export const tensionOnTablet = (clientId: string): Questions => ({
  ...{ clientId, key: randomUUID(), measures: ['tension-check:client:'], language: 'en', sessionId: null },
  ...{ pin: null, untilOn: null, hasAgreed: false, againOfId: null },
  way: 'tablet',
  occasion: 'between',
  check: 'in-person',
})
