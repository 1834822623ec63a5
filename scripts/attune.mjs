import { Trouble } from './trouble.mjs'

/** Each command in a file of its own, loaded when asked for: nothing here needs an installed package. */
const commands = {
  demo: () => import('./demo.mjs'),
  start: () => import('./start.mjs'),
  dev: () => import('./dev.mjs'),
  test: () => import('./test.mjs'),
  check: () => import('./check.mjs'),
  backup: () => import('./backup.mjs'),
  restore: () => import('./restore.mjs'),
  recover: () => import('./recover.mjs'),
  score: () => import('./score.mjs'),
  'db:generate': () => import('./db-generate.mjs'),
  'test:node': () => import('./test-node.mjs'),
  'bench:detection': () => import('./bench-detection.mjs'),
  screenshots: () => import('./screenshots.mjs'),
}

/** Runs the command of an npm script; what it gives back is the exit code. */
export async function main([name, ...rest]) {
  try {
    const load = Object.hasOwn(commands, name ?? '') ? commands[name] : undefined
    if (!load) throw new Trouble(`Attune knows these commands: ${Object.keys(commands).join(', ')}.`)
    const command = await load()
    process.exitCode = command.usage ? await runWithOne(command, rest) : await command.run(rest)
  } catch (error) {
    console.error(error instanceof Trouble ? error.message : error)
    process.exitCode = 1
  }
}

/** A command that says how it is used takes one argument at most; anything else is no name of a file or folder to be made. */
function runWithOne({ usage, run }, args) {
  if (args.some(arg => ['--help', '-h'].includes(arg))) {
    console.log(usage)
    return 0
  }
  const [stray] = args.filter((arg, index) => index > 0 || arg.startsWith('-'))
  if (stray) throw new Trouble(`What is meant by ${stray}?\n${usage}`)
  return run(args)
}
