import { expect, test } from 'vitest'
import { warningsIn } from '@/scripts/build.mjs'

const calm = `▲ Next.js 16.4.6 (Turbopack)
✓ Running next.config.ts took 197ms

  Creating an optimized production build ...
✓ Compiled successfully in 11.8s
  Running TypeScript ...
  Generating static pages using 1 worker (3/14)
✓ Generating static pages using 1 worker (14/14) in 311ms

Route (app)
├ ƒ /flags
└ ƒ /warnings
`

test('a build without warnings says nothing', () => {
  expect(warningsIn(calm)).toBe('')
})

test('what a build warns of is shown whole, and alone', () => {
  const traced = 'Turbopack build encountered 1 warnings:\n./db/open.ts:41:3\nEncountered unexpected file in NFT list'
  const said = calm.replace('✓ Compiled', `${traced}\n\n✓ Compiled`)
  expect(warningsIn(said)).toBe(traced)
  const option = ' ⚠ Invalid next.config.ts options detected:\n ⚠     Unrecognized key: "colour"'
  expect(warningsIn(calm.replace('\n  Creating', `${option}\n\n  Creating`))).toBe(option.trim())
})
