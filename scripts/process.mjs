import { spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { inRoot, root } from './paths.mjs'
import { Trouble } from './trouble.mjs'

const environment = extra => ({ ...process.env, NEXT_TELEMETRY_DISABLED: '1', ...extra })

/** Starts a program in the project's folder. */
export const start = (command, args, { env = {}, stdio = 'inherit' } = {}) =>
  spawn(command, args, { cwd: root, env: environment(env), stdio })

/** Starts a program of Node's, such as an installed command. */
export const startNode = (file, args, options) => start(process.execPath, [file, ...args], options)

/** The exit code of a started program; one that a signal ended counts as failed. */
export function ended(child) {
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', code => resolve(code ?? 1))
  })
}

/** Runs a program with its output in a log file; when it fails, says so in one sentence under what it wrote. */
export async function runQuietly(name, command, args, env = {}) {
  const log = inRoot('data', 'logs', `${name}.log`)
  mkdirSync(path.dirname(log), { recursive: true, mode: 0o700 })
  const out = openSync(log, 'w')
  try {
    const code = await ended(start(command, args, { env, stdio: ['ignore', out, out] }))
    if (code !== 0)
      throw new Trouble(`${lastLines(log)}\nThe step "${name}" failed; ${path.relative(root, log)} holds all it said.`)
  } finally {
    closeSync(out)
  }
}

const lastLines = file => readFileSync(file, 'utf8').trimEnd().split('\n').slice(-40).join('\n')
