import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import { freePort } from '../../scripts/port.mjs'
import { OwnServer } from '../e2e/support/own-server'
import { emptyFolder } from '../support/folder'

/** What a server reads beside the build: what its threads run as it is, and its settings. */
const beside = ['app', 'components', 'db', 'lib', 'scripts', 'next.config.ts', 'package.json', 'tsconfig.json']
/** A Node that was fetched. */
const fetched = path.join('scripts', 'node')

/** Where the build says which requests the proxy is asked about first. */
const settings = path.join('.next', 'server', 'functions-config-manifest.json')
const functionsConfig = z.looseObject({ functions: z.looseObject({}) })

/** The build as it is, but for `proxy.ts`, which nothing in it knows of. Gives the folder. */
function withoutProxy(): string {
  const folder = emptyFolder()
  const link = (name: string) => symlinkSync(path.resolve(name), path.join(folder, name))
  const linkAllIn = (place: string, but: string) => {
    mkdirSync(path.join(folder, place))
    for (const name of readdirSync(place)) if (name !== but) link(path.join(place, name))
  }
  for (const name of beside)
    cpSync(name, path.join(folder, name), { recursive: true, filter: source => source !== fetched })
  link('node_modules')
  linkAllIn('.next', 'server')
  linkAllIn(path.join('.next', 'server'), path.basename(settings))
  const before = functionsConfig.parse(JSON.parse(readFileSync(settings, 'utf8')))
  const { '/_middleware': proxy, ...functions } = before.functions
  if (!proxy) throw new Error('The build has no proxy that could be left out')
  writeFileSync(path.join(folder, settings), JSON.stringify({ ...before, functions }))
  return folder
}

/** Serves a practice from the build, with its proxy or without. Gives the address, and what ends the server. */
export async function serve(practice: string, isProxied: boolean) {
  const build = isProxied ? undefined : withoutProxy()
  const server = new OwnServer(practice, await freePort(), {
    // Each asks from an address of their own.
    env: { ATTUNE_PROXY: '127.0.0.1,::1' },
    ...(build !== undefined && { build }),
  })
  await server.start()
  const stop = async () => {
    await server.kill()
    if (build !== undefined) rmSync(build, { recursive: true, force: true })
  }
  return { address: server.address, stop }
}
