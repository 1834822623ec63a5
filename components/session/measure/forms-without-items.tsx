import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Kbd } from '@/components/ui/kbd'
import { shortDate } from '@/lib/dates'
import type { Absence } from '@/lib/instruments/answers'
import type { Scale } from '@/lib/instruments/instrument'
import { formatEnds } from '@/lib/text/score'
import { scoreProblems } from '../entry/entries'
import { asked, type FormDraft } from './form-draft'

type Props = { sheet: FormDraft; onScore: (scale: string, text: string) => void; onNext: () => void }

/** A form already scored elsewhere: its scores as printed, each checked against its range while it is typed. */
export function ScoreOnlyForm({ sheet, onScore, onNext }: Props) {
  const [main, rest] = scalesInOrder(sheet)
  const problems = new Map(scoreProblems(sheet).map(each => [each.scale, each.problem]))
  const field = (scale: Scale, isFirst: boolean) => (
    <ScoreField
      key={scale.id}
      id={`${sheet.id}.${scale.id}`}
      scale={scale}
      isRead={scale.id === sheet.instrument.primaryScale}
      isFirst={isFirst}
      text={sheet.scores[scale.id] ?? ''}
      problem={problems.get(scale.id)}
      onType={text => onScore(scale.id, text)}
      onEnter={onNext}
    />
  )
  return (
    <div className="grid max-w-sm gap-4 py-4">
      {main.map((scale, index) => field(scale, index === 0))}
      {rest.length > 0 && (
        <details open={rest.some(scale => sheet.scores[scale.id])}>
          <summary className="cursor-pointer text-soft text-sm">{`Other scales of this form (${rest.length})`}</summary>
          <div className="mt-3 grid gap-4">{rest.map(scale => field(scale, false))}</div>
        </details>
      )}
    </div>
  )
}

/** The scale that charts and rules read comes first, then the others that are drawn; the rest on request. */
function scalesInOrder({ instrument }: FormDraft): [Scale[], Scale[]] {
  const rank = (scale: Scale) =>
    scale.id === instrument.primaryScale ? 0 : instrument.charted.includes(scale.id) ? 1 : 2
  const sorted = [...instrument.scales].sort((a, b) => rank(a) - rank(b))
  const main = sorted.filter(scale => rank(scale) < 2)
  return main.length > 0 && sorted.length > 6 ? [main, sorted.filter(scale => rank(scale) === 2)] : [sorted, []]
}

type FieldProps = {
  id: string
  scale: Scale
  isRead: boolean
  isFirst: boolean
  text: string
  problem: string | undefined
  onType: (text: string) => void
  onEnter: () => void
}

function ScoreField({ id, scale, isRead, isFirst, text, problem, onType, onEnter }: FieldProps) {
  const [min, max] = scale.range
  return (
    <Field
      name={id}
      label={scale.title}
      hint={`${formatEnds(min, max)}${isRead ? '; charts and flags use this one' : ''}`}
      error={problem}
    >
      <Input
        data-first={isFirst ? true : undefined}
        inputMode="decimal"
        autoComplete="off"
        className="w-28 tabular-nums"
        value={text}
        onChange={event => onType(event.target.value)}
        onKeyDown={event => {
          if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
          event.preventDefault()
          onEnter()
        }}
      />
    </Field>
  )
}

const sentences: Readonly<Record<Absence, string>> = {
  'not-due': 'Not due at this session.',
  'not-asked': 'Not asked today. It stays due.',
  declined: 'Declined today. It stays due.',
  paused: 'Paused when this session was saved.',
}

type AbsentFormProps = { sheet: FormDraft; absence: Absence; locale: string; onPresent: () => void }

/** A measure without answers: why, and the way back. */
export function AbsentForm({ sheet, absence, locale, onPresent }: AbsentFormProps) {
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
