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
 * The code of a system error, such as ENOENT; empty for any other error.
 * @param {unknown} error
 */
export const codeOf = error => (error instanceof Error && 'code' in error ? String(error.code) : '')
