import { ConfirmButton } from '@/components/ui/confirm-button'
import { QrCode } from '@/components/ui/qr-code'
import type { PersonView } from '@/db/people'
import type { FormAction } from '@/lib/form-state'

/** A link as it is handed on: with when it ends, and whether it opens anywhere else than on this computer. */
export type InvitationLink = { link: string; until: string; isLocal: boolean }

type Props = { person: PersonView; open: InvitationLink | undefined; renew: FormAction; submission: string }

/** How somebody who was added comes to their own password, which nobody else ever knows. */
export function Invitation({ person: { id, name }, open, renew, submission }: Props) {
  return (
    <div className="grid min-w-0 gap-3 wrap-anywhere md:col-span-3">
      <p className="text-soft">
        {open
          ? `Has not set a password yet. The link works once, until ${open.until}.`
          : 'Has not set a password, and the link has ended.'}
      </p>
      {open && (
        <details>
          <summary className="w-fit cursor-pointer underline underline-offset-4">Show the link for {name}</summary>
          <div className="mt-3 grid gap-3">
            <p className="max-w-prose">
              Give it to {name} alone, in person or by a way that only they read. Whoever opens it first sets the
              password.
            </p>
            <p className="font-mono text-[0.8125rem] break-all select-all">{open.link}</p>
            {open.isLocal ? (
              <p className="max-w-prose text-soft">
                It opens on this computer alone, since Attune has no other address (<code>ATTUNE_ORIGIN</code>).
              </p>
            ) : (
              <QrCode text={open.link} title={`The link for ${name}`} />
            )}
          </div>
        </details>
      )}
      <div>
        <ConfirmButton
          size="sm"
          label={
            <span>
              Make a new link<span className="sr-only">: {name}</span>
            </span>
          }
          title={`A new link for ${name}?`}
          description="The one before no longer works."
          confirm="Make a new link"
          action={renew}
          fields={{ personId: id, key: submission }}
        />
      </div>
    </div>
  )
}
