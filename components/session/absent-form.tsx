import { Button } from '@/components/ui/button'
import { Kbd } from '@/components/ui/kbd'
import { shortDate } from '@/lib/dates'
import type { Absence } from '@/lib/instruments/answers'
import { asked, type FormDraft } from './form-draft'

const sentences: Readonly<Record<Absence, string>> = {
  'not-due': 'Not due at this session.',
  'not-asked': 'Not asked today. It stays due.',
  declined: 'Declined today. It stays due.',
  paused: 'Paused when this session was saved.',
}

type Props = { sheet: FormDraft; absence: Absence; locale: string; onPresent: () => void }

/** A measure without answers: why, and the way back. */
export function AbsentForm({ sheet, absence, locale, onPresent }: Props) {
  const { pause } = sheet
  const isPaused = absence === 'paused'
  const typed = asked({ ...sheet, absence: null }).filter(({ n }) => sheet.answers[n] !== undefined).length
  return (
    <div className="grid justify-items-start gap-3 border-rule border-y py-6">
      <p className="max-w-prose break-words">
        {isPaused && pause ? `Paused until ${shortDate(pause.untilOn, locale)}: ${pause.reason}` : sentences[absence]}
      </p>
      {typed > 0 && (
        <p className="text-soft text-sm">{`The answers typed (${typed}) come back if you fill it in after all; saving leaves them out.`}</p>
      )}
      <Button data-first type="button" variant="outline" onClick={onPresent}>
        {isPaused ? 'Ask it all the same' : 'Fill it in after all'} <Kbd>⌫</Kbd>
      </Button>
    </div>
  )
}
