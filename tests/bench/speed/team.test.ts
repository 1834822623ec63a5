import { expect, test } from 'vitest'
import { sessionsOfTeam, wholeTeam } from './team'

const sessionsOf = new Map(wholeTeam.clients.map(({ code, sessions }) => [code, sessions]))

test('a clinician has 60 clients, whose sessions are those of a team', () => {
  expect(sessionsOf.size).toBe(60)
  expect([...sessionsOf.values()].reduce((sum, each) => sum + each, 0)).toBe(sessionsOfTeam)
  expect(Math.min(...sessionsOf.values())).toBeGreaterThanOrEqual(5)
  expect([...sessionsOf.values()].filter(sessions => sessions > 24).toSorted()).toEqual([100, 300])
})

test('the clients whose pages are measured have so many sessions, in one episode', () => {
  for (const [length, code] of Object.entries(wholeTeam.measured)) expect(sessionsOf.get(code)).toBe(Number(length))
  for (const { earlier, isDoubled, isFromPaper, movedFrom } of wholeTeam.clients)
    expect({ earlier, isDoubled, isFromPaper, movedFrom }).toEqual({
      earlier: null,
      isDoubled: false,
      isFromPaper: false,
      movedFrom: null,
    })
})
