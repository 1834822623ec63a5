import { type CastMember, cast } from '@/db/demo/cast'
import { clinicians, type DemoPerson } from '@/db/demo/people'
import type { StoryName } from '@/db/demo/stories'
import type { CourseLength } from './bench-file'

/** The clients of one clinician, and by their codes those whose pages are measured. */
export type Team = {
  clients: readonly CastMember[]
  measured: Readonly<Record<CourseLength, string>>
}

/** The clinician of the first team. Those of the others have the same name with the number of their team. */
export const clinician: DemoPerson = clinicians.mara

export const supervisors = {
  few: { id: 'few', name: 'Ruth Okonjo', roles: ['supervisor'] },
  many: { id: 'many', name: 'Judith Amsel', roles: ['supervisor'] },
} as const satisfies Record<string, DemoPerson>

type Course = Pick<CastMember, 'sessions' | 'every' | 'story'>

/** A client of the demo as a client of the one clinician. The episode has exactly its sessions: none was void, typed in or moved. */
export const asClient = (member: CastMember, course: Course): CastMember => ({
  ...member,
  ...course,
  clinician: clinicians.mara.id,
  weeksAgo: 0,
  earlier: null,
  ended: null,
  isShared: false,
  isCovered: false,
  isDoubled: false,
  isFromPaper: false,
  movedFrom: null,
  // They are of a course of another length.
  goals: [],
})

/** Those whose pages are measured. */
const measured = { 10: 'K-022', 100: 'K-007', 300: 'K-003' } as const satisfies Team['measured']

/** Sessions of those whose story is longer than that of the others: a false alarm and an answered risk happen in the middle of theirs. */
const long = new Map<string, number>([
  ...Object.entries(measured).map(([sessions, code]) => [code, Number(sessions)] as const),
  ['K-012', 24],
  ['K-028', 24],
])

/** How many sessions the whole team has had. */
export const sessionsOfTeam = 1000

const others = cast.filter(({ code }) => !long.has(code))

/** What the sessions of the others are, beside an even share. */
const swings = [0, 3, -3, 1, -1, 4, -4, 2, -2]

/** Stories by which a part of the caseload is flagged and most of it is not, told in turn where the demo tells of nothing in particular. */
const inTurn: readonly StoryName[] = [
  'steady',
  'tension',
  'recovery',
  'repaired-rupture',
  'remote',
  'fresh-drop',
  'preoccupied',
  'unrepaired-rupture',
]

const mayBeRetold: readonly StoryName[] = [
  'steady',
  'slow-start',
  'little-change',
  'gaps',
  'early-ending',
  'false-alarm',
]

/** A clinician's 60 clients with 1,000 sessions: one of 10, one of 100, one of 300, two of 24, and the others of about 10. */
export const wholeTeam: Team = {
  clients: cast.map((member, place) => {
    const sessions = long.get(member.code)
    if (sessions) return asClient(member, { sessions, every: 7, story: member.story })
    const every = place % 2 === 0 ? 7 : 14
    return asClient(member, { sessions: shortCourse(member), every, story: storyOf(member) })
  }),
  measured,
}

function shortCourse(member: CastMember): number {
  const place = others.indexOf(member)
  const left = sessionsOfTeam - [...long.values()].reduce((sum, each) => sum + each, 0)
  return Math.floor((left + place) / others.length) + (swings[place % swings.length] ?? 0)
}

function storyOf(member: CastMember): StoryName {
  const retold = others.filter(({ story }) => mayBeRetold.includes(story))
  return inTurn[retold.indexOf(member) % inTurn.length] ?? member.story
}
