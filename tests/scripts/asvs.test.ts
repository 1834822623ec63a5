import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

/** Of each section of ASVS 5.0.0 the requirements of level 1 and 2; those of level 3 are left out. */
const sections: Readonly<Record<string, readonly number[]>> = {
  ...{ 'V1.1': to(2), 'V1.2': to(9), 'V1.3': to(11), 'V1.4': to(3), 'V1.5': to(2) },
  ...{ 'V2.1': to(3), 'V2.2': to(3), 'V2.3': to(4), 'V2.4': to(1) },
  ...{ 'V3.2': to(2), 'V3.3': to(4), 'V3.4': to(6), 'V3.5': to(5), 'V3.7': to(2) },
  ...{ 'V4.1': to(3), 'V4.2': to(1), 'V4.3': to(2), 'V4.4': to(4) },
  ...{ 'V5.1': to(1), 'V5.2': to(3), 'V5.3': to(2), 'V5.4': to(3) },
  ...{ 'V6.1': to(3), 'V6.2': to(12), 'V6.3': to(4), 'V6.4': to(4), 'V6.5': to(5), 'V6.6': to(3), 'V6.8': to(4) },
  ...{ 'V7.1': to(3), 'V7.2': to(4), 'V7.3': to(2), 'V7.4': to(5), 'V7.5': to(2), 'V7.6': to(2) },
  ...{ 'V8.1': to(2), 'V8.2': to(3), 'V8.3': to(1), 'V8.4': to(1), 'V9.1': to(3), 'V9.2': to(4) },
  ...{
    'V10.1': to(2),
    'V10.2': to(2),
    'V10.3': to(4),
    'V10.4': to(11),
    'V10.5': to(5),
    'V10.6': to(2),
    'V10.7': to(3),
  },
  ...{ 'V11.1': to(2), 'V11.2': to(3), 'V11.3': to(3), 'V11.4': to(4), 'V11.5': to(1), 'V11.6': to(1) },
  ...{ 'V12.1': to(3), 'V12.2': to(2), 'V12.3': to(4) },
  ...{ 'V13.1': to(1), 'V13.2': to(5), 'V13.3': to(2), 'V13.4': to(5), 'V14.1': to(2), 'V14.2': to(4), 'V14.3': to(3) },
  ...{ 'V15.1': to(3), 'V15.2': to(3), 'V15.3': to(7) },
  ...{ 'V16.1': to(1), 'V16.2': to(5), 'V16.3': to(4), 'V16.4': to(3), 'V16.5': to(3) },
  ...{ 'V17.1': to(1), 'V17.2': to(4), 'V17.3': to(2) },
}

/** In each section those of level 3 come last. */
function to(last: number): number[] {
  return Array.from({ length: last }, (_, index) => index + 1)
}

const asvs = readFileSync('docs/asvs.md', 'utf8')

/** The titles of all records, a line each. */
const decisions = readdirSync('docs/decisions')
  .map(name => `\n${readFileSync(path.join('docs/decisions', name), 'utf8')}`)
  .join('')

type Row = { no: string; asks: string; stands: string; where: string }

const rows: Row[] = asvs
  .split('\n')
  .filter(line => line.startsWith('| V'))
  .map(line => {
    const [, no = '', asks = '', stands = '', where = ''] = line.split('|').map(cell => cell.trim())
    return { no, asks, stands, where }
  })

describe('the requirements of ASVS 5.0', () => {
  test('of level 1 and 2 are there once each, and in their order', () => {
    const all = Object.entries(sections).flatMap(([section, numbers]) => numbers.map(number => `${section}.${number}`))
    expect(all).toHaveLength(253)
    expect(rows.map(({ no }) => no)).toEqual(all)
  })

  test('each says what it asks, how Attune stands to it, and where or why', () => {
    const known = ['tested', 'by design', 'n/a', 'not met']
    expect(rows.filter(({ asks, stands, where }) => !asks || !known.includes(stands) || !where)).toEqual([])
  })

  test('what is tested names its test', () =>
    expect(rows.filter(({ stands, where }) => stands === 'tested' && !/`tests\/[^`]+`/.test(where))).toEqual([]))
})

describe.each(['docs/asvs.md', 'docs/security.md'])('%s', file => {
  const text = readFileSync(file, 'utf8')

  test('names only files that are there', () => {
    const named = [
      ...text.matchAll(/`((?:tests|app|db|lib|components|scripts|docs)\/[^`\s*]+\.\w+|\w[\w.-]*\.(?:ts|mjs))`/g),
    ]
    expect(named.length).toBeGreaterThan(10)
    expect(named.flatMap(([, name = '']) => (existsSync(name) ? [] : [name]))).toEqual([])
  })

  test('and leads to headings that are there', () => {
    const links = [...text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)]
    const broken = links.filter(([, to = '', heading]) => {
      const target = to === '' ? file : path.join(path.dirname(file), to)
      return !existsSync(target) || (heading !== undefined && !headingsOf(target).includes(heading))
    })
    expect(broken.map(([link]) => link)).toEqual([])
  })

  test('and records that are there', () => {
    const numbers = [...text.matchAll(/\brecords? ((?:\d+(?:, | and )?)+)/g)].flatMap(
      ([, list = '']) => list.match(/\d+/g) ?? [],
    )
    expect(numbers.filter(number => !decisions.includes(`\n# ${number}. `))).toEqual([])
  })
})

function headingsOf(file: string): string[] {
  const headings = [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)]
  return headings.map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\s-]/g, '')
      .replaceAll(' ', '-'),
  )
}
