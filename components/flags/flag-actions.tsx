import { FormDialog } from '@/components/ui/form/form-dialog'
import { NoteField } from '@/components/ui/form/typed-fields'
import type { FlagView } from '@/db/flag-views'
import type { FormAction } from '@/lib/form-state'

export type FlagActions = {
  acknowledge: FormAction
  resolve: FormAction
  dismiss: FormAction
  comment: FormAction
  judge: FormAction
}

/** What can be done with an open flag. A safety flag is answered only by what was done about it. */
export function FlagButtons({ flag, actions }: { flag: FlagView; actions: FlagActions }) {
  const hidden = { flagId: flag.id, version: flag.version }
  const isSafety = flag.tier === 'safety'
  // A safety flag never falls quiet: once seen, what is left to do is to record what was done.
  const isSeen = flag.quiet || (isSafety && flag.state === 'acknowledged')
  return (
    <div className="flex flex-wrap content-start items-start gap-2.5 lg:justify-end print:hidden">
      {isSafety && <Resolve flag={flag} action={actions.resolve} hidden={hidden} />}
      {!isSeen && <Acknowledge flag={flag} action={actions.acknowledge} hidden={hidden} />}
      {!isSafety && <Resolve flag={flag} action={actions.resolve} hidden={hidden} />}
      {!isSafety && <Dismiss flag={flag} action={actions.dismiss} hidden={hidden} />}
    </div>
  )
}

type Props = { flag: FlagView; action: FormAction; hidden: { flagId: string; version: number } }

function Acknowledge({ flag, action, hidden }: Props) {
  const stays =
    flag.tier === 'safety'
      ? 'A safety flag stays until what was done is recorded.'
      : 'It stays open, quietly, until there is new evidence.'
  return (
    <FormDialog
      label="Acknowledge"
      title="Acknowledge this flag"
      description={`${flag.sentence} ${stays}`}
      submit="Acknowledge"
      done="Acknowledged."
      action={action}
      hidden={hidden}
    >
      <NoteField
        name="note"
        label="Note (optional)"
        hint="What you make of it, for yourself and whoever reads with you."
      />
    </FormDialog>
  )
}

/** Ends a flag with what was done; `shortcut` opens it from anywhere on the screen. */
export function Resolve({ flag, action, hidden, shortcut }: Props & { shortcut?: string | undefined }) {
  const isSafety = flag.tier === 'safety'
  return (
    <FormDialog
      label={isSafety ? 'Record what was done' : 'Resolve…'}
      shortcut={shortcut}
      variant={isSafety ? 'default' : 'outline'}
      title={isSafety ? 'What was done' : 'Resolve this flag'}
      description={flag.sentence}
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

function Dismiss({ flag, action, hidden }: Props) {
  return (
    <FormDialog
      label="Dismiss…"
      title="Dismiss this flag"
      description={`${flag.sentence} Dismissing says that it was not helpful here; it counts towards tuning the rule.`}
      submit="Dismiss"
      done="The flag is dismissed."
      action={action}
      hidden={hidden}
    >
      <NoteField name="reason" label="Reason" required />
    </FormDialog>
  )
}
