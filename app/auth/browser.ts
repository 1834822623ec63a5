import { headers } from 'next/headers'
import { noteBrowser } from '@/db/logins'
import { browserName } from '@/lib/text/browser-name'

/** Notes by what browser a login was begun, so that its person knows it in the list of theirs. */
export async function noteThisBrowser(loginId: string): Promise<void> {
  const name = browserName((await headers()).get('user-agent') ?? '')
  if (name !== null) await noteBrowser(loginId, name)
}
