import { type FirstSession, type planKind, secondsPerAnswer } from '@/lib/first-days'
import type { FormAction } from '@/lib/form-state'
import { ActButton } from '../ui/act-button'
import { Button } from '../ui/button'
import { Link } from '../ui/link'
import { StepLink, type StepProps } from './first-days-list'

type Props = StepProps & {
  action: FormAction
  kind: ReturnType<typeof planKind>
  /** What the plan was when the page was read. */
  mark: string
  /** What a first session asks by the present plan, by the house's plan, and by the lighter one. */
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
          <Link href="/practice/measures">Choose one by one</Link>
        </Button>
      </div>
    </>
  )
}

const laterWords = 'Attachment, emotion dysregulation and defence styles wait until you add them.'

const minutes = ({ minutes: count }: FirstSession) => (count === 1 ? 'a minute' : `${count} minutes`)

type Colleagues = StepProps & { worksAlone: boolean; sayAlone: FormAction; takeBack: FormAction }

/** Who else works here; or that nobody does, which only the person can say. */
export function ColleaguesStep({ isDone, isNext, worksAlone, sayAlone, takeBack }: Colleagues) {
  if (isDone && !worksAlone) return <p className="text-soft">Others have an account here too.</p>
  if (isDone)
    return (
      <>
        <p className="max-w-prose text-soft">You work alone. A colleague can be added at any time, under Practice.</p>
        <ActButton action={takeBack} focus="colleagues" variant="outline">
          Undo: there are colleagues
        </ActButton>
      </>
    )
  return (
    <>
      <p className="max-w-prose text-soft">
        Clinicians see only their own clients, supervisors what is shared with them. Each sets their own password, by a
        link that you give to them alone.
      </p>
      <div className="flex flex-wrap items-start gap-2.5">
        <StepLink href="/practice/people#add-person" isNext={isNext}>
          Add a colleague
        </StepLink>
        <ActButton action={sayAlone} focus="colleagues" variant="outline">
          I work alone
        </ActButton>
      </div>
    </>
  )
}

/** The copies that a practice needs: one that can be seen from here, and the keys, which cannot. */
export function BackupStep({ isDone, isNext }: StepProps) {
  return (
    <>
      {isDone ? (
        <p className="text-soft">There is a copy in the practice’s folder “backups”.</p>
      ) : (
        <div className="grid max-w-prose gap-2 text-soft">
          <p>On the computer that Attune runs on, in its folder:</p>
          <pre className="w-fit rounded-md border border-rule bg-raised px-3 py-1.5 text-ink">
            <code>npm run backup</code>
          </pre>
          <p>
            The copy goes to the practice’s folder “backups”, and this line ticks itself off. Attune does not see copies
            made elsewhere.
          </p>
        </div>
      )}
      <p className="max-w-prose text-soft">
        On the day when this computer is gone, three things are needed: a backup; the newest copy of the keys, which{' '}
        <code>npm run backup -- --keys FOLDER</code> makes with it, best on another stick; and the recovery key on
        paper, from <code>npm run recovery-sheet</code>. Without the keys nobody can read a name or a note again. Attune
        cannot see whether you have them.
      </p>
      {!isDone && (
        <StepLink href="/start" isNext={isNext}>
          Look again
        </StepLink>
      )}
    </>
  )
}
