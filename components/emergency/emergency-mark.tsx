import { Link } from '../ui/link'

/** That this record is open in an emergency, until when, and where that is ended. On paper too: it was read in an emergency. */
export function EmergencyMark({ until }: { until: string }) {
  return (
    <div role="note" className="mb-5 border-2 border-safety px-4 py-2.5">
      <p className="font-semibold text-safety">Emergency access, to read only, until {until}</p>
      <p className="text-[0.8125rem]">
        You are not on this client’s care team. What you open is noted, their clinician has been told, and a colleague
        will review it.{' '}
        <Link href="/emergency" className="underline underline-offset-4 hover:text-accent print:hidden">
          End it now
        </Link>
      </p>
    </div>
  )
}
