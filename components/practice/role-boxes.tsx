import { useId } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { FieldError } from '@/components/ui/field'
import { Label } from '@/components/ui/label'
import { type Role, roles } from '@/lib/viewer'

const roleWord: { readonly [role in Role]: string } = {
  clinician: 'Clinician',
  supervisor: 'Supervisor',
  admin: 'Administrator',
}

/** What each role may do, in a few words. */
const roleHint: { readonly [role in Role]: string } = {
  clinician: 'works with clients',
  supervisor: 'reads the clients that are shared with them',
  admin: 'manages people and measures, and sees no clients',
}

/** "Clinician, administrator" */
export function roleWords(roles: readonly Role[]): string {
  const words = roles.map(role => roleWord[role]).join(', ')
  return words.charAt(0) + words.slice(1).toLowerCase()
}

type Props = {
  /** Which are ticked at first. */
  held: readonly string[]
  errors?: readonly string[]
}

/** What a person may do: one box for each role. */
export function RoleBoxes({ held, errors = [] }: Props) {
  const id = useId()
  return (
    <fieldset className="grid gap-2" aria-describedby={errors.length > 0 ? id : undefined}>
      <legend className="mb-1.5 font-medium">Roles</legend>
      <div className="grid gap-2">
        {roles.map(role => (
          <RoleBox key={role} role={role} isHeld={held.includes(role)} />
        ))}
      </div>
      <FieldError id={id} errors={errors} />
    </fieldset>
  )
}

function RoleBox({ role, isHeld }: { role: Role; isHeld: boolean }) {
  return (
    <Label className="font-normal">
      <Checkbox name="roles" value={role} defaultChecked={isHeld} />
      <span>
        {roleWord[role]}
        <span className="text-soft"> – {roleHint[role]}</span>
      </span>
    </Label>
  )
}
