'use client'

import type { FormAction } from '@/lib/form-state'
import { PasswordByLink, withoutFactor } from './password-by-link'

type Props = {
  action: FormAction
  token: string
  email: string
  /** They are let back in. */
  wasHere: boolean
}

/** What somebody who was invited types: the password that they log in with from now on. */
export const InvitationForm = ({ wasHere, ...link }: Props) => (
  <PasswordByLink {...link} label="Password">
    {() =>
      wasHere && (
        <p className="text-[0.8125rem] text-soft">
          Since others may have seen this link, it is not enough alone. So {withoutFactor}
        </p>
      )
    }
  </PasswordByLink>
)
