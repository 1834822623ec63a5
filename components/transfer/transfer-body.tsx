import type { TransferMade, TransferView } from '@/db/transfers'
import type { FormAction } from '@/lib/form-state'
import { notYetText } from './not-yet-text'
import { TransferForm } from './transfer-form'
import { TransfersMade } from './transfers-made'

type Props = {
  view: TransferView
  made: readonly TransferMade[]
  transfer: FormAction
  undo: FormAction
  /** The key of the form. */
  sendKey: string
  today: string
  written: (instant: number) => string
}

/** What can be transferred, and what was lately. */
export function TransferBody({ view, made, transfer, undo, sendKey, today, written }: Props) {
  const { count, isOwn, from, colleagues } = view
  return (
    <div className="grid max-w-xl gap-8">
      {count === 0 ? (
        <p className="text-soft">{isOwn ? 'You are' : `${from.name} is`} responsible for no client.</p>
      ) : colleagues.length === 0 ? (
        <p className="text-soft">
          There is no other clinician in this practice to whom they could be transferred.
          {view.notYet.length > 0 && ` ${notYetText(view)}`}
        </p>
      ) : (
        <TransferForm view={view} action={transfer} sendKey={sendKey} today={today} />
      )}
      <TransfersMade made={made} undo={undo} written={written} />
    </div>
  )
}
