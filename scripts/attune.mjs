import { auditRepair, auditVerify } from './audit.mjs'
import { build } from './build.mjs'
import { check, lint, typecheck } from './check.mjs'
import { UserError } from './command-line.mjs'
import { inRoot } from './folder.mjs'
import { install, runInstalled } from './install.mjs'
import { migrate } from './migrate.mjs'
import { move } from './move.mjs'
import { backup, copies, recover, recoverySheet, restore } from './practice.mjs'
import { binary, tsx } from './process.mjs'
import { rotateKeys } from './rotate.mjs'
import { demo, dev, start } from './start.mjs'
import { test, testAll, testE2e, testUnit } from './test.mjs'
import { testNode } from './test-node.mjs'

/**
 * The npm scripts by name. Nothing that is loaded here needs an installed package.
 * @type {{ [name: string]: import('./command-line.mjs').Command }}
 */
const commands = {
  demo,
  start,
  dev,
  build: async () => {
    await install()
    await build()
    console.log('Attune is built.')
    return 0
  },
  test,
  'test:unit': testUnit,
  'test:e2e': testE2e,
  'test:all': testAll,
  'test:node': testNode,
  check,
  lint,
  typecheck,
  backup,
  copies,
  'recovery-sheet': recoverySheet,
  restore,
  recover,
  'rotate-keys': rotateKeys,
  migrate,
  move,
  'audit:verify': auditVerify,
  'audit:repair': auditRepair,
  score: args => runInstalled(tsx, [inRoot('scripts', 'score-command.ts'), ...args]),
  bench: async args => {
    await install()
    await build()
    return runInstalled(tsx, [inRoot('tests', 'bench', 'speed', 'bench-command.ts'), ...args])
  },
  'bench:detection': args => runInstalled(tsx, [inRoot('tests', 'bench', 'detection-command.ts'), ...args]),
  'bench:seed': args => runInstalled(tsx, [inRoot('tests', 'bench', 'speed', 'seed-command.ts'), ...args]),
  screenshots: () => runInstalled(tsx, [inRoot('scripts', 'screenshots.ts')]),
  'db:generate': generate,
}

/**
 * Writes the migrations that the schema asks for, of SQLite and of PostgreSQL.
 * @param {string[]} args
 */
async function generate(args) {
  const kit = binary('drizzle-kit', 'bin.cjs')
  delete process.env.ATTUNE_DATABASE
  const code = await runInstalled(kit, ['generate', ...args])
  if (code !== 0) return code
  process.env.ATTUNE_DATABASE = 'postgres://'
  return runInstalled(kit, ['generate', ...args])
}

/**
 * Runs the command of an npm script; what it gives back is the exit code.
 * @param {string[]} args
 */
export async function main([name = '', ...rest]) {
  try {
    const command = Object.hasOwn(commands, name) ? commands[name] : undefined
    if (!command) throw new UserError(`Attune knows these commands: ${Object.keys(commands).join(', ')}.`)
    process.exitCode = await command(rest)
  } catch (error) {
    console.error(error instanceof UserError ? error.message : error)
    process.exitCode = 1
  }
}
