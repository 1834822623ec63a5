'use server'

import { z } from 'zod'
import { formAction } from '@/app/auth/form-action'
import { toFormState, toFormStateInOneMessage } from '@/app/auth/to-form-state'
import { rowId, singleLine } from '@/app/fields'
import * as tablets from '@/db/tablets'

const key = z.string().min(1).max(128)

/** Names a tablet; its link is shown beside its name. */
export const addTablet = formAction(
  z.object({ key, name: singleLine(60).min(1) }),
  'managePractice',
  async (viewer, sent, now) =>
    toFormState(await tablets.addTablet(viewer, sent, now), {
      message: `${sent.name} is added. Open its link on the tablet within ten minutes.`,
    }),
)

export const renewLink = formAction(z.object({ key, tabletId: rowId }), 'managePractice', async (viewer, sent, now) =>
  toFormStateInOneMessage(await tablets.renewTabletLink(viewer, sent, now)),
)

export const removeTablet = formAction(
  z.object({ tabletId: rowId }),
  'managePractice',
  async (viewer, { tabletId }, now) => toFormStateInOneMessage(await tablets.removeTablet(viewer, tabletId, now)),
)
