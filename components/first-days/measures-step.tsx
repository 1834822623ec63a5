import { type FirstSession, type planKind, secondsPerAnswer } from '@/lib/first-session'
import type { FormAction } from '@/lib/form-state'
import { Button } from '../ui/button'
import { Link } from '../ui/link'
import { ActButton } from './act-button'
import type { StepProps } from './first-days-list'

type Props = StepProps & {
  action: FormAction
  kind: ReturnType<typeof planKind>
  /** What the plan was when the page was read. */
  mark: string
  /** What a first session asks as the plan stands, by the house's plan, and by the lighter one. */
  asks: { now: FirstSession; house: FirstSession; lighter: FirstSession }
}

/** How much a first session asks, and a lighter start, which can be taken back. */
export function MeasuresStep({ isDone, isNext, action, kind, mark, asks }: Props) {
  const act = { action, focus: 'measures' }
  const lighter = { ...act, fields: { mark, plan: 'lighter' } }
  const house = { ...act, fields: { mark, plan: 'house' } }
  return (
    <>
      <p className="max-w-prose text-soft">
        A first session asks for {asks.now.answers} answers: {asks.now.byClient} from the client and{' '}
        {asks.now.byClinician} from the clinician. At {secondsPerAnswer} seconds each, that takes about{' '}
        {minutes(asks.now)}.{kind === 'lighter' && ` ${laterWords}`}
      </p>
      {kind === 'house' && (
        <p className="max-w-prose text-soft">
          A lighter start asks for the WAI-SR, the <span className="whitespace-nowrap">CORE-10</span>, the tension check
          and the impression: {asks.lighter.answers} answers, about {minutes(asks.lighter)}. {laterWords}
        </p>
      )}
      <div className="flex flex-wrap items-center gap-x-2.5 gap-y-3">
        {kind === 'house' && (
          <ActButton {...lighter} variant={isNext ? 'default' : 'outline'}>
            Start lighter, with {asks.lighter.answers} answers
          </ActButton>
        )}
        {kind === 'house' && !isDone && (
          <ActButton {...house} variant="outline">
            Keep all {asks.house.answers}
          </ActButton>
        )}
        {kind === 'lighter' && (
          <ActButton {...house} variant="outline">
            Undo: ask for all {asks.house.answers} again
          </ActButton>
        )}
        <Button asChild variant="link" className="mx-1">
          <Link href="/practice#measures">Choose one by one</Link>
        </Button>
      </div>
    </>
  )
}

const laterWords = 'Attachment, emotion regulation and defence styles wait until you add them.'

const minutes = ({ minutes: count }: FirstSession) => (count === 1 ? 'a minute' : `${count} minutes`)
