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
  supervisor: 'reads clients that are shared with them',
  admin: 'looks after people and measures, and sees no clients',
}

/** "Clinician, administrator" */
export function roleWords(roles: readonly Role[]): string {
  const words = roles.map(role => roleWord[role]).join(', ')
  return words.charAt(0) + words.slice(1).toLowerCase()
}

type Props = {
  /** Which are ticked at first. */
  held: readonly string[]
  /** Of whom, for screen readers where the page shows it by place. */
  legend: string
  withHints?: boolean
  errors?: readonly string[]
}

/** What a person may do: one box for each role. */
export function RoleBoxes({ held, legend, withHints = false, errors = [] }: Props) {
  const id = useId()
  return (
    <fieldset className="grid gap-2" aria-describedby={errors.length > 0 ? id : undefined}>
      <legend className={withHints ? 'mb-1.5 font-medium' : 'sr-only'}>{legend}</legend>
      <div className={withHints ? 'grid gap-2' : 'flex flex-wrap gap-x-5 gap-y-2'}>
        {roles.map(role => (
          <RoleBox key={role} role={role} isHeld={held.includes(role)} withHint={withHints} />
        ))}
      </div>
      <FieldError id={id} errors={errors} />
    </fieldset>
  )
}

function RoleBox({ role, isHeld, withHint }: { role: Role; isHeld: boolean; withHint: boolean }) {
  return (
    <Label className="font-normal">
      <Checkbox name="roles" value={role} defaultChecked={isHeld} />
      <span>
        {roleWord[role]}
        {withHint && <span className="text-soft"> – {roleHint[role]}</span>}
      </span>
    </Label>
  )
}
