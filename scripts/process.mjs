import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { UserError } from './command-line.mjs'
import { inRoot, root } from './folder.mjs'

/**
 * The command of an installed package, as a file for Node to run.
 * @param {string[]} parts
 */
export const binary = (...parts) => inRoot('node_modules', ...parts)
export const next = binary('next', 'dist', 'bin', 'next')
/** What serves the built app. */
export const front = inRoot('scripts', 'front.mjs')
export const tsx = binary('tsx', 'dist', 'cli.mjs')

/** @typedef {{ env?: { [name: string]: string }, stdio?: import('node:child_process').StdioOptions }} Options */

/**
 * Starts a program in the project's folder.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Options} [options]
 */
export const start = (command, args, { env = {}, stdio = 'inherit' } = {}) =>
  spawn(command, args, { cwd: root, env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...env }, stdio })

/**
 * Starts a program that Node runs, such as an installed command.
 * @param {string} file
 * @param {readonly string[]} args
 * @param {Options} [options]
 */
export const startNode = (file, args, options) => start(process.execPath, [file, ...args], options)

/**
 * Waits until a started program ends, and gives back its exit code; one that a signal ended counts as failed.
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<number>}
 */
export function exitCode(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', code => resolve(code ?? 1))
  })
}

/**
 * Runs a program with its output in a log file, and gives it back; when it fails, says so in one sentence under what it wrote.
 * @param {string} name
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ [name: string]: string }} [env]
 * @returns {Promise<string>}
 */
export async function runQuietly(name, command, args, env = {}) {
  const log = inRoot('data', 'logs', `${name}.log`)
  mkdirSync(path.dirname(log), { recursive: true, mode: 0o700 })
  const out = openSync(log, 'w')
  try {
    const code = await exitCode(start(command, args, { env, stdio: ['ignore', out, out] }))
    if (code !== 0)
      throw new UserError(
        `${lastLines(log)}\nThe step "${name}" failed; ${path.relative(root, log)} holds all that it printed.`,
      )
    return readFileSync(log, 'utf8')
  } finally {
    closeSync(out)
  }
}

/** @param {string} file */
const lastLines = file => readFileSync(file, 'utf8').trimEnd().split('\n').slice(-40).join('\n')
