import { readFileSync } from 'node:fs'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { minimumNode, minimumSqlite, minimumVersions, nothingPublished } from '../support/minimum-versions'

const json = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'))

const locked = z.object({
  packages: z.record(z.string(), z.object({ version: z.string().optional(), dev: z.boolean().optional() })),
})

/** What is installed for a practice, as often as it is there: some packages bring another version of their own. */
const installed = Object.entries(locked.parse(json('package-lock.json')).packages).flatMap(
  ([place, { version, dev }]) =>
    place === '' || dev || version === undefined ? [] : [{ name: place.split('node_modules/').at(-1) ?? '', version }],
)

type Found = { name: string; version: string }

const numbersOf = (version: string) => version.split('.').map(Number)

/** Whether a version is one of the three numbers, and not below another. */
function isAtLeast(version: string, least: string): boolean {
  if (!/^\d+\.\d+\.\d+$/.test(version)) return false
  const [given, wanted] = [numbersOf(version), numbersOf(least)]
  const at = wanted.findIndex((number, index) => number !== given[index])
  return at < 0 || (given[at] ?? 0) > (wanted[at] ?? 0)
}

/** Whether a version is one of a line that was mended, from there on, or newer than all of them. */
function isSafe(version: string, atLeast: readonly string[]): boolean {
  const newest = atLeast.at(-1) ?? ''
  if (isAtLeast(version, newest)) return true
  return atLeast.some(least => isAtLeast(version, least) && isOfOneLine(version, least, atLeast))
}

/** Lines that were mended are told apart by their first number where that is enough, else by the first two. */
function isOfOneLine(version: string, least: string, all: readonly string[]): boolean {
  const byFirst = new Set(all.map(each => numbersOf(each)[0])).size === all.length
  return numbersOf(version)
    .slice(0, byFirst ? 1 : 2)
    .every((number, at) => number === numbersOf(least)[at])
}

const unsafe = (found: readonly Found[]) =>
  found.flatMap(({ name, version }) =>
    minimumVersions
      .filter(each => each.name === name && !isSafe(version, each.atLeast))
      .map(({ atLeast, advisory }) => `${name} ${version} is below ${atLeast.join(' or ')}: ${advisory}`),
  )

describe('no package is older than is safe', () => {
  test('of those that package-lock.json installs', () => expect(unsafe(installed)).toEqual([]))

  test('nor SQLite itself', () => {
    const database = new Database(':memory:')
    const version = z.string().parse(database.prepare('select sqlite_version()').pluck().get())
    database.close()
    expect(isAtLeast(version, minimumSqlite.atLeast), `SQLite ${version}: ${minimumSqlite.advisory}`).toBe(true)
  })

  test('nor the Node that is brought', () => {
    const { packages } = locked.parse(json('scripts/node/package-lock.json'))
    const versions = Object.entries(packages).flatMap(([place, { version }]) => (place && version ? [version] : []))
    expect(versions.length).toBeGreaterThan(0)
    expect(versions.filter(version => !isAtLeast(version, minimumNode.atLeast))).toEqual([])
  })
})

describe('every dependency was looked at', () => {
  const { dependencies } = z.object({ dependencies: z.record(z.string(), z.string()) }).parse(json('package.json'))
  const looked = [...minimumVersions.map(({ name }) => name), ...nothingPublished]

  test('all that package.json names', () =>
    expect(Object.keys(dependencies).filter(name => !looked.includes(name))).toEqual([]))

  test('and none is said to be without advisories that has one', () =>
    expect(nothingPublished.filter(name => minimumVersions.some(each => each.name === name))).toEqual([]))

  test('each minimum says what it is against, and where that was read', () =>
    expect(minimumVersions.filter(each => !(each.against && each.advisory && each.source))).toEqual([]))
})

describe('the table can say no', () => {
  test.each([
    ['next', '16.4.0'],
    ['next', '15.5.18'],
    ['next', '16.4.1-canary.3'],
    ['react', '19.2.7'],
    ['react', '19.1.8'],
    ['drizzle-orm', '0.45.1'],
    ['uuid', '13.0.0'],
    ['uuid', '9.0.1'],
  ])('%s %s', (name, version) => expect(unsafe([{ name, version }])).not.toEqual([]))

  test.each([
    ['next', '16.4.1'],
    ['next', '17.0.0'],
    ['react', '19.1.9'],
    ['react', '19.3.1'],
    ['uuid', '11.1.1'],
    ['uuid', '12.4.0'],
    ['drizzle-orm', '0.46.0'],
    ['some-other', '0.0.1'],
  ])('and yes to %s %s', (name, version) => expect(unsafe([{ name, version }])).toEqual([]))
})
