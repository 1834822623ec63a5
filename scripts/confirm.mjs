import { createInterface } from 'node:readline/promises'

/**
 * Whether somebody at a terminal says yes to a question. A script that nobody sits at has said so by calling.
 * @param {string} question
 * @param {{ input?: NodeJS.ReadableStream & { isTTY?: boolean }, output?: NodeJS.WritableStream }} [terminal]
 * @returns {Promise<boolean>}
 */
export async function isConfirmed(question, { input = process.stdin, output = process.stderr } = {}) {
  if (!input.isTTY) return true
  const lines = createInterface({ input, output })
  try {
    const closed = new Promise(resolve => lines.once('close', () => resolve('')))
    const answer = await Promise.race([lines.question(`${question} Type yes to go on: `), closed])
    return /^y(es)?$/i.test(`${answer}`.trim())
  } finally {
    lines.close()
  }
}
