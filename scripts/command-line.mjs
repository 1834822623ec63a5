import { parseArgs } from 'node:util'

/** What the person at the terminal can put right: shown as its sentence, without a stack trace. */
export class UserError extends Error {}

/**
 * What an npm script runs: takes its arguments, gives back the exit code.
 * @typedef {(args: string[]) => number | Promise<number>} Command
 */

/**
 * A command of one argument at most, which says how it is used. What looks like an option is refused, so that it never becomes the
 * name of a file or a folder.
 * @param {string} usage
 * @param {(arg: string | undefined) => Promise<number>} run
 * @returns {Command}
 */
export const takesOne = (usage, run) => args => {
  if (args.some(arg => ['--help', '-h'].includes(arg))) {
    console.log(usage)
    return 0
  }
  const [stray] = args.filter((arg, index) => index > 0 || arg.startsWith('-'))
  if (stray) throw new UserError(`Not understood: ${stray}.\n${usage}`)
  return run(args[0])
}

/**
 * As `takesOne`, with options that have a value (`--keys FOLDER`) or none.
 * @param {string} usage
 * @param {{ [name: string]: { type: 'string' | 'boolean' } }} options
 * @param {(arg: string | undefined, values: { [name: string]: string | boolean | undefined }) => Promise<number>} run
 * @returns {Command}
 */
export const takesOneAnd = (usage, options, run) => args => {
  if (args.some(arg => ['--help', '-h'].includes(arg))) {
    console.log(usage)
    return 0
  }
  const { values, positionals } = optionsIn(usage, options, args)
  const [, stray] = positionals
  if (stray) throw new UserError(`Not understood: ${stray}.\n${usage}`)
  return run(positionals[0], values)
}

/**
 * @param {string} usage
 * @param {{ [name: string]: { type: 'string' | 'boolean' } }} options
 * @param {string[]} args
 */
function optionsIn(usage, options, args) {
  try {
    return parseArgs({ args, options, allowPositionals: true })
  } catch {
    // An option that is none, or else one whose value is missing.
    const unknown = args.find(arg => arg.startsWith('-') && !((arg.slice(2).split('=')[0] ?? '') in options))
    throw new UserError(`Not understood: ${unknown ?? args.at(-1)}.\n${usage}`)
  }
}

/**
 * The code of a system error, such as ENOENT; empty for any other error.
 * @param {unknown} error
 */
export const codeOf = error => (error instanceof Error && 'code' in error ? String(error.code) : '')
