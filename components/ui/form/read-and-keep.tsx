import { Button } from '@/components/ui/button'
import { SubmitButton } from '@/components/ui/submit-button'

type Props = { isRead: boolean; check: string; keep: string; change: string }

/** The buttons under a file that is first read and shown, and only then kept. */
export function ReadAndKeep({ isRead, check, keep, change }: Props) {
  if (!isRead)
    return (
      <div data-slot="read-and-keep">
        <SubmitButton name="step" value="check" pending="Reading…">
          {check}
        </SubmitButton>
      </div>
    )
  return (
    <div data-slot="read-and-keep" className="flex flex-wrap gap-3">
      <SubmitButton name="step" value="keep">
        {keep}
      </SubmitButton>
      <Button type="submit" name="step" value="change" variant="outline">
        {change}
      </Button>
    </div>
  )
}
