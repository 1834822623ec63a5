import { ConfirmButton } from '@/components/ui/confirm-button'
import type { ClientMeasures } from '@/db/client-plans'
import { type ClientPlanLine, planLineWords, rhythmWords } from '@/lib/client-plan'
import { shortDate } from '@/lib/dates'
import { instrumentIn } from '@/lib/instruments/catalogue'
import { measureKey, measureTitle } from '@/lib/measure'
import { pauseOn } from '@/lib/pause'
import { PauseForm, RhythmForm } from './measure-plan-forms'
import type { MeasuresKit } from './measures-page-body'

type Props = { line: ClientPlanLine; view: ClientMeasures; kit: MeasuresKit }

/** One measure: how often this client is asked it, how often the practice asks it, and whether it is paused today. */
export function MeasurePlanLine({ line, view, kit }: Props) {
  const title = measureTitle(instrumentIn(view.instruments, line.instrumentId), line)
  const pause = line.everySessions > 0 ? pauseOn(view.pauses, line, kit.today) : null
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-1 border-b border-rule py-2.5">
      <div className="min-w-0 flex-1 basis-64">
        <p className="break-words">{title}</p>
        <p className="text-[0.8125rem] text-soft">
          {planLineWords(line)}
          {pause && `; paused until ${shortDate(pause.untilOn, kit.locale)}`}
        </p>
      </div>
      {view.mayEdit && (
        <span className="flex flex-wrap gap-x-4 print:hidden">
          <RhythmForm view={view} kit={kit} line={line} title={title} />
          {line.everySessions > 0 && !pause && (
            <PauseForm
              view={view}
              kit={kit}
              measure={line}
              name={title}
              label={
                <>
                  Pause<span className="sr-only"> {title}</span>
                </>
              }
            />
          )}
          {line.isOwn && <FollowForm view={view} kit={kit} line={line} title={title} />}
        </span>
      )}
    </li>
  )
}

function FollowForm({ line, view: { client, mark }, kit, title }: Props & { title: string }) {
  const practice = line.practiceEvery ? `asks it ${rhythmWords(line.practiceEvery)}` : 'does not ask it'
  return (
    <ConfirmButton
      label={
        <>
          Follow the practice<span className="sr-only"> for {title}</span>
        </>
      }
      variant="link"
      size="sm"
      title={`${title}: follow the practice?`}
      description={`The practice ${practice}. Changes to the practice’s plan then apply here too.`}
      confirm="Follow the practice"
      action={kit.actions.followPractice}
      fields={{ clientId: client.id, mark, key: kit.sendKey, measure: measureKey(line) }}
    />
  )
}

type Pause = ClientMeasures['pauses'][number]
type PauseLineProps = { pause: Pause; view: ClientMeasures; kit: MeasuresKit; isNow: boolean }

/** One pause: of what, from when until when, why, and the way back. */
export function PauseLine({ pause, view, kit, isNow }: PauseLineProps) {
  const { measure } = pause
  const what = measure ? measureTitle(instrumentIn(view.instruments, measure.instrumentId), measure) : 'All measures'
  return (
    <li className="flex flex-wrap items-center gap-x-6 gap-y-1 border-b border-rule py-2.5">
      <div className="min-w-0 flex-1 basis-64">
        <p>
          {what}
          {isNow && <span className="ml-2 text-[0.8125rem] font-semibold text-accent">paused now</span>}
        </p>
        <p className="text-[0.8125rem] break-words text-soft">{`${spanWords(pause, kit.locale)}, ${pause.by}: ${pause.reason}`}</p>
      </div>
      {view.mayEdit && <Way pause={pause} view={view} kit={kit} what={what} />}
    </li>
  )
}

/** A day before which it was asked again, or that it never began. */
function spanWords({ fromOn, untilOn, plannedUntilOn, isEnded }: Pause, locale: string): string {
  const day = (date: string) => shortDate(date, locale)
  if (!isEnded) return `${day(fromOn)} until ${day(untilOn)}`
  const meant = `planned until ${day(plannedUntilOn)}`
  return untilOn > fromOn ? `${day(fromOn)} until ${day(untilOn)}, ended early (${meant})` : `taken back (${meant})`
}

type WayProps = Omit<PauseLineProps, 'isNow'> & { what: string }

function Way({ pause, view: { client }, kit, what }: WayProps) {
  if (pause.plannedUntilOn <= kit.today) return null
  const name = <span className="sr-only"> for {what}</span>
  const which = { clientId: client.id, pauseId: pause.id }
  return pause.isEnded ? (
    <ConfirmButton
      label={<>Pause again{name}</>}
      variant="link"
      size="sm"
      title={`Pause ${what === 'All measures' ? 'all measures' : what} again?`}
      description={`Until ${shortDate(pause.plannedUntilOn, kit.locale)}, as planned before.`}
      confirm="Pause again"
      action={kit.actions.pauseAgain}
      fields={which}
    />
  ) : (
    <ConfirmButton
      label={<>End the pause{name}</>}
      variant="link"
      size="sm"
      title={`End the pause of ${what === 'All measures' ? 'all measures' : what}?`}
      description="It is asked again from today. Sessions that recorded it as paused stay as they are."
      confirm="End the pause"
      action={kit.actions.askAgain}
      fields={which}
    />
  )
}
