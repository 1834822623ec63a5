import { z } from 'zod'
import { scaleOf } from '../../change/progress'
import { changeOf, isClinical } from '../../change/reliable-change'
import { type History, type Rating, ratings } from '../../history'
import { instrumentIn } from '../../instruments/catalogue'
import type { Instrument, Scale } from '../../instruments/instrument'
import type { Settings } from '../../settings'
import { plural } from '../../text/number-words'
import { formatScore } from '../../text/score'
import { defineRule, type Found } from '../rule'

const evidence = z.object({
  /** Attended sessions so far. */
  sessions: z.int(),
  /** Distress measures that began at or above their cut-off. */
  measures: z.array(
    z.object({
      instrumentId: z.string(),
      scale: z.string(),
      baseline: z.number(),
      value: z.number(),
      ratings: z.int(),
      needed: z.number(),
      cutoff: z.number(),
    }),
  ),
})
type Evidence = z.output<typeof evidence>

/** Distress began in the clinical range, and after so many sessions none of its measures has reliably improved. */
export const noReliableGain = defineRule({
  id: 'no-reliable-gain',
  version: 1,
  title: 'No reliable improvement yet',
  grade: 'S, our setting',
  citations: ['Jacobson & Truax 1991 (reliable change)'],
  weakness:
    'After how many sessions to say so is a setting; people improve at very different rates, and not every gain shows in distress.',
  criteria: ({ noGain }) => ({
    raised: `A distress measure began at or above its cut-off, and after ${plural(noGain.sessions, 'attended session')} no distress measure has reliably improved. Checked again after every ${noGain.sessions} more.`,
    tier: 'Note.',
    cleared: 'The first reliable improvement in any distress measure.',
  }),
  evidence,
  evaluate: inEpisode,
  explain: ({ sessions, measures }, instruments, session) => {
    const named = (about: Measured) => instrumentIn(instruments, about.instrumentId).abbreviation
    const say = (about: Measured, value: number) => formatScore(scaleOf(instruments, about), value)
    const levels = measures.map(
      each =>
        `${named(each)} ${say(each, each.value)}, from ${say(each, each.baseline)} (${plural(each.ratings, 'rating')})`,
    )
    const needed = measures.map(each => `${named(each)} ${each.needed} (cut-off ${each.cutoff})`)
    return {
      sentence: `${session === null ? 'After' : `At session ${session}, after`} ${plural(sessions, 'attended session')}, no distress measure had reliably improved on its start: ${levels.join('; ')}.`,
      short: `No reliable gain in ${plural(sessions, 'session')}`,
      detail: `The scores are those of the last rating by then. Reliable improvement would be, for what began at or above its cut-off: ${needed.join('; ')}.`,
      clearsWhen: 'Clears at the first reliable improvement in any distress measure.',
    }
  },
})

type Measured = Evidence['measures'][number]

/** Said when the time has come, and again when as many sessions more have gone by. */
function inEpisode(history: History, settings: Settings): Found<Evidence>[] {
  const courses = distressCourses(history, settings)
  const [gain] = courses.flatMap(course => course.gain ?? []).toSorted(bySession)
  const clinical = courses.filter(({ cutoff }) => cutoff !== null)
  const before = clinical.flatMap(({ all }) => all.filter(rating => !gain || rating.at < gain.at))
  const times = (rating: Rating) => Math.floor(attendedBy(history, rating) / settings.noGain.sessions)
  const most = Math.max(0, ...before.map(times))
  const newest = before.toSorted(bySession).find(rating => times(rating) === most)
  if (!newest || most === 0) return []
  return [
    {
      key: 'distress',
      tier: 'note',
      sessionId: newest.sessionId,
      date: newest.date,
      clearedBy: gain?.sessionId ?? null,
      evidence: {
        sessions: attendedBy(history, newest),
        measures: clinical.flatMap(course => measuredBy(course, newest)),
      },
    },
  ]
}

const bySession = (a: Rating, b: Rating) => a.at - b.at

const attendedBy = ({ sessions }: History, { at }: Rating): number =>
  sessions.slice(0, at + 1).filter(session => session.attendance === 'attended').length

function measuredBy({ all, first, cutoff, ...about }: DistressCourse, { at }: Rating): Measured[] {
  const until = all.filter(rating => rating.at <= at)
  const last = until.at(-1)
  if (!last || cutoff === null) return []
  const { instrumentId, scale, needed } = about
  return [{ instrumentId, scale, baseline: first.value, value: last.value, ratings: until.length, needed, cutoff }]
}

/** A distress measure along an episode, with what its change is judged by. */
type DistressCourse = {
  instrumentId: string
  scale: string
  all: readonly Rating[]
  first: Rating
  /** The reliable-change value in use. */
  needed: number
  /** The cut-off that the first score is at or beyond; null where it is not, or none is published. */
  cutoff: number | null
  /** The first rating that was reliably better than the first. */
  gain: Rating | null
}

/** The distress measures that were rated and whose change can be judged: not those without a published reliable-change value. */
const distressCourses = (history: History, settings: Settings): DistressCourse[] =>
  history.instruments.flatMap(of => courseOf(history, of, settings))

function courseOf(history: History, of: Instrument, settings: Settings): DistressCourse[] {
  if (of.domain !== 'distress' || of.primaryScale === null) return []
  const scale = scaleOf([of], { instrumentId: of.id, scale: of.primaryScale })
  const all = ratings(history, { instrumentId: of.id, scale: scale.id, respondent: 'client', target: null })
  const [first] = all
  if (!first) return []
  const changeAt = ({ value }: Rating) => changeOf(of, scale, first.value, value, settings)
  const gain = all.find(rating => isBetter.has(changeAt(rating).verdict)) ?? null
  const { minimumReliableChange } = changeAt(first)
  const cutoff = clinicalCutoff(of, scale, first.value)
  return minimumReliableChange === null
    ? []
    : [{ instrumentId: of.id, scale: scale.id, all, first, needed: minimumReliableChange, cutoff, gain }]
}

const isBetter: ReadonlySet<string> = new Set(['reliably-better', 'recovered'])

function clinicalCutoff({ cutoffs }: Instrument, scale: Scale, value: number): number | null {
  const cut = cutoffs.find(each => each.forChange && each.scale === scale.id)
  return cut && isClinical(scale, cut, value) ? cut.at : null
}
