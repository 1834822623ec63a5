import { expect, test } from 'vitest'
import { attachmentContext, dyadContext } from '@/lib/attachment-context'
import { rules } from '@/lib/flags/rules'
import { defaultSettings } from '@/lib/settings'

const at = (anxiety: number, avoidance: number) => ({ anxiety, avoidance })
const high = defaultSettings.highAttachment

test('a line for each dimension that is high, and not one below the setting', () => {
  expect(attachmentContext(at(4.49, 4.49), high)).toEqual([])
  expect(attachmentContext(at(4.5, 2), high).join()).toContain(
    'anxiety (from 4.5, a setting) tends to go with slightly lower',
  )
  const both = attachmentContext(at(5, 5), high)
  expect(both).toHaveLength(2)
  expect(both[0]).toContain('avoidance')
  expect(both[0]).toContain('r = −.13')
  expect(both[1]).toContain('r = −.09')
})

test('a prompt for reflection only where both are away from the secure region', () => {
  const away = [at(6, 2), at(2, 6), at(6, 6)]
  for (const own of away) {
    expect(dyadContext(own, at(2, 2))).toBeNull()
    expect(dyadContext(at(2, 2), own)).toBeNull()
    for (const client of away) expect(dyadContext(own, client)).not.toBeNull()
  }
  // Too near to the secure region to be called away from it.
  for (const near of [at(4, 4), at(4.3, 4.3), at(4.5, 2)]) {
    expect(dyadContext(near, at(6, 6))).toBeNull()
    expect(dyadContext(at(6, 6), near)).toBeNull()
  }
  expect(dyadContext(at(4.2, 6), at(6, 6))?.text).toContain('near the border of fearful and dismissing')
})

test('it asks, says what the two are, and quotes the study where that speaks of both', () => {
  const anxious = dyadContext(at(6, 2), at(6, 6))
  expect(anxious?.text).toContain('yours: preoccupied; the client’s: fearful')
  expect(anxious?.text).toContain('?')
  expect(anxious?.text).toContain('46 pairs')
  expect(dyadContext(at(2, 6), at(6, 6))?.text).not.toContain('46 pairs')
  expect(anxious).toMatchObject({ grade: 'C', citations: ['Marmarosh et al. 2014 (46 pairs)', 'Degnan et al. 2016'] })
})

test('neither is a rule that could raise a flag', () => {
  expect(rules.map(({ id }) => id).join()).not.toMatch(/attachment|dyad/)
})
