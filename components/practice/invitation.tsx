import { ConfirmButton } from '@/components/ui/confirm-button'
import type { PersonView } from '@/db/people'
import type { FormAction } from '@/lib/form-state'
import { type HandedLink, LinkToHandOn } from './link-to-hand-on'

type Props = { person: PersonView; open: HandedLink | undefined; renew: FormAction; submission: string }

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
        <LinkToHandOn open={open} name={name}>
          Whoever opens it first sets the password.
        </LinkToHandOn>
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
