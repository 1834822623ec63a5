import { addDays } from '../../lib/dates'
import type { Viewer } from '../../lib/viewer'
import type { FlagView } from '../flag-views'
import { acknowledgeFlag, dismissFlag, flagsToReview, resolveFlag } from '../flags'
import { at, isHoliday, weekdayOf } from './calendar'
import type { CastMember } from './cast'
import { clinicians } from './people'
import { randomFrom } from './random'
import { type Act, done, type Stage, viewerOn } from './stage'

type Texts = readonly [string, ...string[]]

/** What a clinician writes when they look at a flag of a rule. */
const notes: { readonly [rule: string]: Texts } = {
  'alliance-drop': [
    'Will begin the next session with how this one was.',
    'Taken to supervision.',
    'Noticed it too; will ask.',
  ],
  'rupture-unrepaired': ['Named it at the end; we will come back to it.', 'Taken to supervision.'],
  'rupture-unseen': ['Had not seen it; will ask what I missed.', 'Noticed only afterwards. Taken to supervision.'],
  'alliance-decline': ['Looked at the ratings together; goals are due for another look.', 'Taken to supervision.'],
  'tension-unresolved': ['First thing next time.', 'Wrote down what I said and how it landed.'],
  'reliable-deterioration': [
    'Went through the scores together; the plan stays, weekly.',
    'Spoke about what has changed at home.',
  ],
}

const wasIll = 'Had a fever that day and said so before filling it in.'
const whatWasDone =
  'Asked about it in the session: thoughts, no plan, no intent. Went through the safety plan; next contact by phone.'

/** More flags than the clinicians of the demo ever have open. */
const everyone = 1000

/** Friday afternoons, when the clinicians go through what is flagged. */
export function reviewHours(
  stage: Stage,
  from: string,
  cast: readonly CastMember[],
  staff: readonly string[] = Object.keys(clinicians),
): Act[] {
  const random = randomFrom(`${stage.seed}/flags`)
  return fridays(from, stage.today).flatMap(date =>
    staff.map((person, index) => ({
      at: at(date, 17, index * 10),
      run: async (now: number) => {
        const viewer = await viewerOn(stage, person, now)
        const { flags } = await flagsToReview(viewer, { show: 'open', size: everyone }, now)
        for (const flag of flags) {
          const member = cast.find(({ code }) => code === flag.client.code)
          const text = random.pick(notes[flag.rule] ?? notes['alliance-drop'] ?? [wasIll])
          if (member && !member.untouched) await answer(viewer, flag, member, text, now)
        }
      },
    })),
  )
}

/** Notes stay as they are; a flag that was acknowledged speaks again only when there is newer evidence. */
async function answer(viewer: Viewer, flag: FlagView, { story }: CastMember, text: string, now: number): Promise<void> {
  const which = { flagId: flag.id, version: flag.version }
  if (!flag.mayWork || flag.quiet || flag.tier === 'note') return
  if (flag.tier === 'safety') done(await resolveFlag(viewer, { ...which, reason: whatWasDone }, now))
  else if (story === 'false-alarm') done(await dismissFlag(viewer, { ...which, reason: wasIll }, now))
  else done(await acknowledgeFlag(viewer, { ...which, note: text }, now))
}

function fridays(from: string, until: string): string[] {
  const first = addDays(from, (5 - weekdayOf(from) + 7) % 7)
  const found: string[] = []
  for (let date = first; date < until; date = addDays(date, 7)) if (!isHoliday(date)) found.push(date)
  return found
}
