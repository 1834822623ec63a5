import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { CareTeamSection } from '@/components/client/care-team-section'

type Props = Parameters<typeof CareTeamSection>[0]
type Member = Props['view']['careTeam'][number]

const since = Date.UTC(2026, 0, 5, 9)
const place = { role: 'clinician' as const, fromAt: since, toAt: null, coversFor: null, isOver: false }
const mara: Member = { ...place, id: 'a', personId: 'mara', name: 'Mara' }
const tomas: Member = { ...place, id: 'b', personId: 'tomas', name: 'Tomas' }
const span = { fromAt: Date.UTC(2026, 2, 23), toAt: Date.UTC(2026, 2, 29, 23) }
const cover: Member = { ...tomas, ...span, id: 'c', coversFor: 'Mara' }
const responsible = { id: 'r', personId: 'mara', name: 'Mara', isHere: true, reason: null }

function shown(
  careTeam: readonly Member[],
  about: Partial<Pick<Props['view'], 'responsible' | 'mayChangeTeam'>>,
  reader = 'mara',
) {
  const view = { id: 'x', mayChangeTeam: true, responsible, ...about, careTeam: [...careTeam] }
  const place = { personId: reader, locale: 'en-GB', timeZone: 'Europe/London' }
  const html = renderToStaticMarkup(<CareTeamSection view={view} kit={kit} reader={place} />)
  return html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
}

const send = async () => ({})
const readColleagues = async () => ({ ok: true as const, colleagues: [] })
const kit = {
  actions: { join: send, leave: send, makeResponsible: send, cover: send, changeCover: send, readColleagues },
  keys: { cover: 'k' },
  today: '2026-03-20',
}

test('who is responsible is said, and is not to be sent away; they may make another so', () => {
  const text = shown([mara, tomas], {})
  expect(text).toContain('Mara, clinician responsible, since 5 Jan 2026 Tomas')
  expect(text).toContain('Tomas, clinician since 5 Jan 2026 Make responsible End')
  expect(shown([mara, tomas], {}, 'tomas')).not.toContain('Make responsible')
  expect(shown([mara], { mayChangeTeam: false })).not.toContain('Add someone')
})

test('a cover is shown with its days, and ended by who covers', () => {
  expect(shown([mara, cover], {})).toContain('Tomas, cover for Mara, 23 Mar 2026 to 29 Mar 2026 Days End')
  const own = shown([mara, cover], { mayChangeTeam: false }, 'tomas')
  expect(own).toContain('29 Mar 2026 End')
  expect(own).not.toContain('Days')
  const over = shown([mara, { ...cover, isOver: true }], {})
  expect(over).toContain('Earlier: Tomas, cover for Mara, 23 Mar 2026 to 29 Mar 2026.')
})

test('where who is responsible is not here any more, or nobody is, it is said who can mend it', () => {
  const gone = { ...responsible, isHere: false }
  expect(shown([tomas], { responsible: gone }, 'tomas')).toContain('An administrator can transfer the client')
  expect(shown([tomas], { responsible: null }, 'tomas')).toContain('Nobody is responsible for this client.')
  const given = { ...responsible, reason: 'On leave until summer' }
  expect(shown([mara], { responsible: given })).toContain('Transferred to Mara: On leave until summer')
})
