import { accessSync, constants, mkdirSync } from 'node:fs'
import path from 'node:path'
import { codeOf, UserError } from './command-line.mjs'

/** The folder of the project. */
export const root = path.resolve(import.meta.dirname, '..')

/** @param {string[]} parts */
export const inRoot = (...parts) => path.join(root, ...parts)

/** The folder of the real practice. */
export const practiceFolder = () => path.resolve(process.env.ATTUNE_DATA || inRoot('data', 'practice'))

/**
 * Makes the folder, open to its owner alone, where it is missing, and makes sure that it can be written to.
 * @param {string} folder
 */
export function ensureWritable(folder) {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
  } catch (error) {
    throw new UserError(
      `Attune cannot write to ${folder} (${codeOf(error)}): choose another folder with ATTUNE_DATA, or allow it.`,
    )
  }
}
