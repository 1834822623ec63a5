/**
 * The address that clients open, which links and QR codes have in them, as `scripts/answer-door/settings.mjs` reads it at the start; null
 * where no door is open to them.
 */
export function answerOrigin(): string | null {
  const { ANSWER_PORT, ANSWER_ORIGIN } = process.env
  return ANSWER_PORT ? new URL(ANSWER_ORIGIN || `http://localhost:${ANSWER_PORT}`).origin : null
}
