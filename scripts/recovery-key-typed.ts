import { createInterface } from 'node:readline/promises'
import { readRecoveryKey, recoveryKeyIn } from '../db/recovery-key'
import { isSealedUnder } from '../db/sealed-file'

/**
 * The recovery key that these files want: that of the folder, or the one of ATTUNE_RECOVERY_KEY, or what is typed. Throws a sentence where
 * it is none.
 */
export async function recoveryKeyFor(folder: string, files: readonly string[]): Promise<Buffer> {
  const kept = recoveryKeyIn(folder)
  if (kept && files.every(file => isSealedUnder(file, kept))) return kept
  const key = readRecoveryKey(process.env.ATTUNE_RECOVERY_KEY ?? (await asked()))
  if (!key)
    throw new Error(
      'That is not a recovery key. It is nine groups of four on the recovery sheet: please compare each letter. Nothing was changed.',
    )
  return key
}

async function asked(): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await Promise.race([
      lines.question('The recovery key, as it is on the recovery sheet: '),
      new Promise<string>(resolve => lines.once('close', () => resolve(''))),
    ])
  } finally {
    lines.close()
  }
}
