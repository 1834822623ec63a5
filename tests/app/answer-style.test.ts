import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { styleSheet, tonesByMedia } from '@/app/answer/style-sheet'

const tokens = readFileSync('app/tokens.css', 'utf8')

test('every tone of the practice’s own pages is one of the clients’, light and dark, as phones of long ago know it', () => {
  const sheet = tonesByMedia(tokens)
  const names = [...tokens.matchAll(/^ {2}(--[\w-]+): light-dark/gm)].map(([, name]) => name)
  expect(names.length).toBeGreaterThan(15)
  const [light = '', dark = ''] = sheet.split('@media (prefers-color-scheme: dark)')
  for (const name of names)
    for (const half of [light, dark]) expect(half, name).toMatch(new RegExp(`${name}: #[\\da-f]+;`))
  expect(sheet).toContain('--accent: LinkText')
  expect(styleSheet()).not.toMatch(/light-dark\(#|https?:|@import|[-\s{;](left|right):|align: (left|right)/)
})

test('no tone is used that there is not', () => {
  const used = [...readFileSync('app/answer/answer.css', 'utf8').matchAll(/var\((--[\w-]+)\)/g)].map(([, name]) => name)
  expect(used.filter(name => !tokens.includes(`${name}:`))).toEqual([])
})
