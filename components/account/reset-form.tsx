'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { Label } from '@/components/ui/label'
import type { FormAction } from '@/lib/form-state'
import { PasswordByLink, withoutFactor } from './password-by-link'

type Props = { action: FormAction; token: string; email: string; hasSecondFactor: boolean }

/** What somebody types who has a link to set a new password. The link alone is not enough, and it says so beforehand. */
export const ResetForm = ({ hasSecondFactor, ...link }: Props) => (
  <PasswordByLink {...link} label="New password">
    {state =>
      hasSecondFactor ? (
        <Label className="items-start font-normal">
          <Checkbox name="isLost" defaultChecked={state.values?.isLost === 'on'} className="mt-0.5" />
          <span>
            I have lost my second factor, and have no recovery code
            <span className="mt-1 block text-[0.8125rem] text-soft">
              Leave it unticked if you have either: you are asked for it next. If you tick it, {withoutFactor}
            </span>
          </span>
        </Label>
      ) : (
        <p className="text-[0.8125rem] text-soft">
          Since others may have seen this link, it is not enough alone, and you have no second factor. So{' '}
          {withoutFactor}
        </p>
      )
    }
  </PasswordByLink>
)
