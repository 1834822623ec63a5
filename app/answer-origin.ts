import { publicOrigin } from './auth/address'
import { isLocal } from './auth/invitation'

/**
 * The address that clients open, which links and QR codes have in them, as `scripts/answer-door/settings.mjs` reads it at the start; null
 * where no door is open to them.
 */
export function answerOrigin(): string | null {
  const { ANSWER_PORT, ANSWER_ORIGIN } = process.env
  return ANSWER_PORT ? new URL(ANSWER_ORIGIN || `http://localhost:${ANSWER_PORT}`).origin : null
}

/**
 * The address that tablets of the practice open: that of the door, behind which no page of the practice is, where it is open to more than this
 * computer; else the practice's own.
 */
export function tabletOrigin(): string {
  const door = answerOrigin()
  return door !== null && !isLocal(door) ? door : publicOrigin()
}
