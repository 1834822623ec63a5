import { TransferBody } from '@/components/transfer/transfer-body'
import { type TransferView, transfersMade } from '@/db/transfers'
import { todayIn, writtenInstant } from '@/lib/dates'
import type { Viewer } from '@/lib/viewer'
import { transfer, undo } from './actions'

/** The form and the latest transfers, whosever clients they are. */
export async function TransferOf({ viewer, view, now }: { viewer: Viewer; view: TransferView; now: number }) {
  const { locale, timeZone } = viewer
  return (
    <TransferBody
      view={view}
      made={await transfersMade(viewer, now)}
      transfer={transfer}
      undo={undo}
      sendKey={crypto.randomUUID()}
      today={todayIn(timeZone, now)}
      written={instant => writtenInstant(instant, locale, timeZone)}
    />
  )
}
