import { ConfirmButton } from '@/components/ui/confirm-button'
import type { ClientMeasures } from '@/db/client-plans'
import { shortDate } from '@/lib/dates'
import { instrumentIn } from '@/lib/instruments/catalogue'
import { measureTitle } from '@/lib/measure'
import type { MeasuresKit } from './measures-page-body'

type Pause = ClientMeasures['pauses'][number]
type Props = { pause: Pause; view: ClientMeasures; kit: MeasuresKit; isNow: boolean }

/** One pause: of what, from when until when, why, and the way back. */
export function PauseLine({ pause, view, kit, isNow }: Props) {
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
  const meant = `meant until ${day(plannedUntilOn)}`
  return untilOn > fromOn ? `${day(fromOn)} until ${day(untilOn)}, ended early (${meant})` : `taken back (${meant})`
}

type WayProps = Omit<Props, 'isNow'> & { what: string }

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
      description={`Until ${shortDate(pause.plannedUntilOn, kit.locale)}, as it was meant.`}
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
      description="It is asked again from today. Sessions that noted it as paused stay as they are."
      confirm="End the pause"
      action={kit.actions.askAgain}
      fields={which}
    />
  )
}
