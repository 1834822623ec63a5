import { type ParseArgsOptionsConfig, parseArgs } from 'node:util'

/** The options of a command line by their names; null where there is anything else on it. */
export function optionsIn<const Options extends ParseArgsOptionsConfig>(args: readonly string[], options: Options) {
  try {
    return parseArgs({ args: [...args], options }).values
  } catch {
    return null
  }
}
