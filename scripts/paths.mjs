import path from 'node:path'

/** The folder of the project. */
export const root = path.resolve(import.meta.dirname, '..')
export const inRoot = (...parts) => path.join(root, ...parts)

/** The command of an installed package, as a file for Node to run. */
export const binary = (...parts) => inRoot('node_modules', ...parts)
export const next = binary('next', 'dist', 'bin', 'next')
export const tsx = binary('tsx', 'dist', 'cli.mjs')
