import { FormDialog } from '@/components/ui/form/form-dialog'
import { NoteField } from '@/components/ui/form/typed-fields'
import type { FlagView } from '@/db/flag-views'
import type { FlagGroup } from '@/lib/flags/same-event'
import type { FormAction } from '@/lib/form-state'
import { numberWord } from '@/lib/text/number-words'
import { isOpenFlag } from './flag-words'
import { JudgeRupture } from './judge-rupture'

export type FlagActions = {
  acknowledge: FormAction
  resolve: FormAction
  dismiss: FormAction
  /** None for whoever reads in an emergency, and is on no care team. */
  comment: FormAction | null
  judge: FormAction
}

type ButtonsProps = { group: FlagGroup<FlagView>; actions: FlagActions }

/**
 * What can be done with a flag and those that it carries; a comment also with one that has ended. A safety flag is answered only by
 * what was done about it.
 */
export function FlagButtons({ group, actions }: ButtonsProps) {
  const { lead } = group
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      {isOpenFlag(lead) && lead.mayWork && <Answers group={group} actions={actions} />}
      {actions.comment && <Comment flag={lead} action={actions.comment} />}
    </div>
  )
}

function Answers({ group, actions }: ButtonsProps) {
  const { lead, carried } = group
  const isSafety = lead.tier === 'safety'
  // A safety flag never falls quiet: once seen, what is left to do is to record what was done.
  const isSeen = lead.quiet || (isSafety && lead.state === 'acknowledged')
  const hidden = namesOf(lead, carried)
  const more = carried.length > 0 ? ` ${carriedToo(carried.length)}` : ''
  return (
    <>
      {lead.rupture && <JudgeRupture rupture={lead.rupture} action={actions.judge} said={null} />}
      {isSafety && <Resolve flag={lead} action={actions.resolve} hidden={hidden} />}
      {!isSeen && (
        <Acknowledge
          flag={lead}
          action={actions.acknowledge}
          // One that was seen already is not seen once more.
          hidden={namesOf(
            lead,
            carried.filter(flag => !flag.quiet),
          )}
          more={more}
        />
      )}
      {!isSafety && <Resolve flag={lead} action={actions.resolve} hidden={hidden} more={more} />}
      {!isSafety && <Dismiss flag={lead} action={actions.dismiss} hidden={hidden} more={more} />}
    </>
  )
}

const carriedToo = (count: number) =>
  count === 1
    ? 'The same applies to the flag it carries.'
    : `The same applies to the ${numberWord(count)} flags it carries.`

type Names = { flagId: string; version: number; carried: string }

/** A flag and what it carries as a form names them, each by the version that is shown. */
export const namesOf = ({ id, version }: FlagView, carried: readonly FlagView[] = []): Names => ({
  flagId: id,
  version,
  carried: carried.map(flag => `${flag.id}.${flag.version}`).join(),
})

type Props = { flag: FlagView; action: FormAction; hidden: Names; more?: string }

function Acknowledge({ flag, action, hidden, more = '' }: Props) {
  const stays =
    flag.tier === 'safety'
      ? 'A safety flag stays until what was done is recorded.'
      : 'It stays open, quietly, until there is new evidence.'
  return (
    <FormDialog
      label="Acknowledge"
      title="Acknowledge this flag"
      description={`${flag.sentence} ${stays}${more}`}
      submit="Acknowledge"
      done="Acknowledged."
      action={action}
      hidden={hidden}
    >
      <NoteField name="note" label="Note (optional)" hint="What you make of it, for yourself and the care team." />
    </FormDialog>
  )
}

/** Ends a flag with what was done; `shortcut` opens it from anywhere on the screen. */
export function Resolve({ flag, action, hidden, more = '', shortcut }: Props & { shortcut?: string | undefined }) {
  const isSafety = flag.tier === 'safety'
  return (
    <FormDialog
      label={isSafety ? 'Record what was done' : 'Resolve…'}
      shortcut={shortcut}
      variant={isSafety ? 'default' : 'outline'}
      title={isSafety ? 'What was done' : 'Resolve this flag'}
      description={`${flag.sentence}${more}`}
      submit={isSafety ? 'Save' : 'Resolve'}
      done={isSafety ? 'What was done is recorded.' : 'The flag is resolved.'}
      action={action}
      hidden={hidden}
    >
      <NoteField
        name="reason"
        label={isSafety ? 'What was done' : 'Reason'}
        hint={isSafety ? 'What you asked, agreed and arranged, and with whom.' : 'What was done or found out.'}
        required
      />
    </FormDialog>
  )
}

function Dismiss({ flag, action, hidden, more = '' }: Props) {
  return (
    <FormDialog
      label="Dismiss…"
      title="Dismiss this flag"
      description={`${flag.sentence}${more} Dismissing it says that it was not helpful here, and counts towards tuning the rule.`}
      submit="Dismiss"
      done="The flag is dismissed."
      action={action}
      hidden={hidden}
    >
      <NoteField name="reason" label="Reason" required />
    </FormDialog>
  )
}

function Comment({ flag, action }: { flag: FlagView; action: FormAction }) {
  return (
    <FormDialog
      label="Comment"
      variant="ghost"
      title="Comment on this flag"
      description={`${flag.sentence} The care team sees the comment; it changes nothing about the flag.`}
      submit="Add comment"
      done="The comment is added."
      action={action}
      hidden={{ flagId: flag.id, key: crypto.randomUUID() }}
    >
      <NoteField name="text" label="Comment" required />
    </FormDialog>
  )
}
