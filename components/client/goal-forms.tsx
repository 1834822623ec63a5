import { ActButton } from '@/components/ui/act-button'
import { ConfirmButton } from '@/components/ui/confirm-button'
import type { FormAction } from '@/lib/form-state'
import { type Goal, type GoalMove, longestGoal } from '@/lib/goals'
import { FormDialog } from '../ui/form/form-dialog'
import { DateField, TextField } from '../ui/form/typed-fields'

export type GoalsKit = {
  actions: Record<'set' | 'change' | 'end' | 'reopen' | 'remove' | 'move', FormAction>
  /** Idempotency key, made by the page for each time it is shown. */
  sendKey: string
  today: string
  locale: string
}

type Props = { clientId: string; goal: Goal; kit: GoalsKit }

/** Sets one more goal. */
export function SetGoalForm({ clientId, kit }: Omit<Props, 'goal'>) {
  return (
    <FormDialog
      label="Set a goal"
      variant="link"
      title="Set a goal"
      description="In the client’s own words. They rate how far they have come with it, from 0 to 10."
      submit="Set"
      done="The goal is set."
      action={kit.actions.set}
      hidden={{ clientId, key: kit.sendKey }}
    >
      <GoalFields setOn={kit.today} day="Agreed on" />
    </FormDialog>
  )
}

/** Puts a goal differently, or ends it; one that nobody has rated yet is taken away instead. */
export function GoalChanges({ clientId, goal, kit }: Props) {
  const { id: goalId, version, text, ratings, changedFromId } = goal
  const which = { clientId, goalId, version }
  const name = <span className="sr-only"> “{text}”</span>
  return (
    <span className="flex flex-wrap gap-x-3 print:hidden">
      <FormDialog
        label="Put differently"
        aria-label={`Put differently: “${text}”`}
        variant="link"
        size="sm"
        title="Put this goal differently"
        description="Ratings so far stay with the words they were given for. The new words begin a line of their own."
        submit="Save"
        done="The goal is put differently."
        action={kit.actions.change}
        hidden={which}
      >
        <GoalFields text={text} setOn={kit.today} day="From" />
      </FormDialog>
      {ratings.length > 0 ? (
        <ConfirmButton
          label={<>End{name}</>}
          variant="link"
          size="sm"
          title="End this goal?"
          description={`“${text}” is not rated any more. Its ratings stay, and the end can be taken back.`}
          confirm="End the goal"
          action={kit.actions.end}
          fields={which}
        />
      ) : (
        <ConfirmButton
          label={<>Remove{name}</>}
          variant="link"
          size="sm"
          title="Remove this goal?"
          description={
            changedFromId === null
              ? `“${text}” is deleted. Nobody has rated it.`
              : `“${text}” is deleted. Nobody has rated it, and the words before are the goal again.`
          }
          confirm="Remove"
          action={kit.actions.remove}
          fields={which}
        />
      )}
    </span>
  )
}

/** The words and from which day they hold, as first typed or as stored. */
function GoalFields({ text, setOn, day }: { text?: string; setOn: string; day: string }) {
  return (
    <>
      <TextField
        name="text"
        label="The goal"
        hint="One line, as the client says it."
        defaultValue={text}
        maxLength={longestGoal}
        dir="auto"
        required
      />
      <DateField name="setOn" label={day} defaultValue={setOn} required />
    </>
  )
}

/** Takes the end of a goal back. */
export function ReopenGoal({ clientId, goal: { id: goalId, version, text }, kit }: Props) {
  return (
    <ConfirmButton
      label={
        <>
          Take the end back<span className="sr-only"> of “{text}”</span>
        </>
      }
      variant="link"
      size="sm"
      title="Take the end of this goal back?"
      description={`“${text}” is rated again from now on.`}
      confirm="Take back"
      action={kit.actions.reopen}
      fields={{ clientId, goalId, version }}
    />
  )
}

/** Moves a goal one place up or down. */
export function MoveGoal({ clientId, goal: { id: goalId, version, text }, kit, to }: Props & { to: GoalMove }) {
  return (
    <ActButton
      action={kit.actions.move}
      fields={{ clientId, goalId, version: String(version), to }}
      focus={goalLineId(goalId)}
      variant="ghost"
      size="sm"
    >
      <span aria-hidden>{to === 'up' ? '↑' : '↓'}</span>
      <span className="sr-only">{`Move “${text}” ${to}`}</span>
    </ActButton>
  )
}

/** Where a goal stands in its list, for the focus after it was moved. */
export const goalLineId = (goalId: string) => `goal-${goalId}`
