import { accessSync, constants, mkdirSync } from 'node:fs'
import path from 'node:path'
import { inRoot } from './paths.mjs'
import { Trouble } from './trouble.mjs'

/** The folder of the real practice. */
export const practiceFolder = () => path.resolve(process.env.ATTUNE_DATA || inRoot('data', 'practice'))

/** Makes the folder, open to its owner alone, where it is missing, and makes sure that it can be written to. */
export function ready(folder) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
  } catch (error) {
    throw new Trouble(
      `Attune cannot write to ${folder} (${error.code}): choose another folder with ATTUNE_DATA, or allow it.`,
    )
  }
}
