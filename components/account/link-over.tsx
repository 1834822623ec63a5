import type { ReactNode } from 'react'
import { AuthLayout } from './auth-layout'

/** In place of the page of a link that does not hold any more, with what to do. */
export const LinkOver = ({ children }: { children: ReactNode }) => (
  <AuthLayout
    title="This link no longer works"
    lead="It was used, it was replaced by a newer one, or its time has passed."
  >
    <p>{children}</p>
  </AuthLayout>
)
