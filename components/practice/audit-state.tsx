import type { AuditLog } from '@/db/audit-log'

type Props = { state: AuditLog['state']; written: (instant: number) => string }

/** Whether the audit is known to be as it was written, in plain words. */
export function AuditState({ state: { isSealed, checked, brokenAt }, written }: Props) {
  return (
    <div className="grid max-w-prose gap-2 text-soft">
      {!isSealed && (
        <p role="alert" className="text-safety">
          The end of the audit was changed by something other than Attune. Whoever looks after the machine should run{' '}
          <code>npm run audit:verify</code> now, which says more.
        </p>
      )}
      {brokenAt !== null && (
        <p className="text-safety">
          On {written(brokenAt)} the end of the audit was found changed by something other than Attune. Entries from
          before then may have been changed or removed.
        </p>
      )}
      <p>
        Each entry is bound to the one before it, so that none can be changed or removed without a trace.{' '}
        {checked === null ? (
          <>Nobody has checked all of it yet: </>
        ) : (
          <>
            All of it was last checked on {written(checked.at)} and was whole
            {checked.count !== null && ` (${checked.count} entries)`}. To check it again,{' '}
          </>
        )}
        whoever looks after the machine runs <code>npm run audit:verify</code>.
      </p>
    </div>
  )
}
