import { Button } from '@/components/ui/button'
import type { SessionToRecord } from '@/db/session-pages'
import { attendanceWords } from './details-words'

type Props = { attendance: SessionToRecord['session']['attendance']; onAsk: () => void }

/** A session that did not take place asks nothing: it can be saved at once, and its measures are there for whoever wants them. */
export function NotAsked({ attendance, onAsk }: Props) {
  return (
    <div className="border-ink border-t pt-4 @min-[56rem]:col-span-2">
      <h2 className="font-serif text-xl">Nothing to fill in</h2>
      <p className="mt-2 max-w-prose text-soft">
        {`This session was ${attendanceWords[attendance]}. Save it as it is: nothing is asked, and what is due stays due.`}
      </p>
      <Button variant="link" size="sm" className="mt-3" onClick={onAsk}>
        Record measures all the same
      </Button>
    </div>
  )
}
