import path from 'node:path'
import { z } from 'zod'
import { openFolder } from './open'
import type { Reader, Slice } from './rereading'
import type { PreviewSlice } from './settings-preview'
import { Thread } from './thread'

/** A reader in a thread of its own, with its own connection to the practice that is open. */
export function threadReader(): Reader {
  const thread = new Thread('db/reader-thread.ts', path.join(openFolder(), 'attune.db'))
  return {
    read: async (practiceId, afterId) => slice.parse(await thread.ask({ kind: 'reread', practiceId, afterId })),
    preview: async (practiceId, afterId, settings) =>
      previewSlice.parse(await thread.ask({ kind: 'preview', practiceId, afterId, settings })),
  }
}

/** Made by the same version, by functions of that type, and copied as it was: of which of the two it is, is all there is to check. */
const slice = z.custom<Slice>(answer => has(answer, 'changed'))
const previewSlice = z.custom<PreviewSlice>(answer => has(answer, 'changes'))

const has = (answer: unknown, name: string) =>
  typeof answer === 'object' && answer !== null && 'count' in answer && name in answer
