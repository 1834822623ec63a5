import { cookies } from 'next/headers'
import { isSecure } from '../auth/address'

/** What opens the questions of one request to this browser. It is sent to their pages alone, and gone with the browser. */
export async function keepVisit(secret: string): Promise<void> {
  const secure = isSecure()
  const jar = await cookies()
  const name = `${secure ? '__Secure-' : ''}attune.answer`
  jar.set({ name, value: secret, httpOnly: true, sameSite: 'strict', path: '/answer', secure })
}
