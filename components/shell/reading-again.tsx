import { Alert, AlertDescription, AlertTitle } from '@/components/ui/alert'
import { formatNumber } from '@/lib/text/score'
import { Refresh } from './refresh'

type Props = { read: number; total: number; locale: string }

/** That the episodes are being read again after a change, and how far that has come. The page follows until it is done. */
export function ReadingAgain({ read, total, locale }: Props) {
  return (
    <Alert variant="note" role="status" className="mb-6 print:hidden">
      <AlertTitle>
        {`Episodes are being read again after a change: ${formatNumber(read, { locale })} of ${formatNumber(total, { locale })}.`}
      </AlertTitle>
      <AlertDescription>Until then, some flags and usual ranges may still be those from before it.</AlertDescription>
      <Refresh />
    </Alert>
  )
}
