import { Button } from '@/components/ui/button'
import { Link } from '../ui/link'

/** For what does not exist and for what is not this viewer's to see, in the same words. */
export function NothingHere() {
  return (
    <div className="grid justify-items-start gap-3 py-8">
      <h1 className="font-serif text-[2.125rem] leading-tight">Nothing here</h1>
      <p className="max-w-prose text-soft">
        This page does not exist, or it is not shared with you. If a colleague sent you the address, ask them to add you
        to the care team.
      </p>
      <Button asChild variant="outline" className="mt-2">
        <Link href="/">Go to the start</Link>
      </Button>
    </div>
  )
}
