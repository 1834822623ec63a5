'use server'

import { z } from 'zod'
import { formAction } from '@/app/auth/form-action'
import { unknownPassword } from '@/app/auth/invitation'
import { toFormStateInOneMessage } from '@/app/auth/to-form-state'
import { rowId } from '@/app/fields'
import { confirmReturn, rejectReturn } from '@/db/returns'

const which = z.object({ returnId: rowId })

/** Says that it was the colleague who came back. */
export const confirm = formAction(which, 'answerReturns', async (viewer, asked, now) =>
  toFormStateInOneMessage(await confirmReturn(viewer, asked, now), {
    message: 'Confirmed: they see their clients again.',
  }),
)

/** Says that it was somebody else. */
export const reject = formAction(which, 'answerReturns', async (viewer, asked, now) => {
  const passwordHash = await unknownPassword()
  return toFormStateInOneMessage(await rejectReturn(viewer, { ...asked, passwordHash }, now), {
    message: 'Whoever it was is logged out.',
  })
})
