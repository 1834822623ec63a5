import { openInvitations } from '@/db/invitations'
import { openResets } from '@/db/password-resets'
import { invitationMail, resetMail } from '@/lib/text/account-mail'
import type { Viewer } from '@/lib/viewer'
import { isLocal, linkOf } from './invitation'
import { sendMail, sendsMail } from './mail'

const ways = {
  welcome: { open: openInvitations, letter: invitationMail },
  reset: { open: openResets, letter: resetMail },
} as const

/** Whether links are mailed to whom they are for: not those that open on this computer alone. */
export const mailsLinks = () => sendsMail() && !isLocal()

/** Mails the link that is open to whom it is for, and says whether that went well; null where no mail is sent. */
export async function mailLink(
  viewer: Viewer,
  { way, personId }: { way: keyof typeof ways; personId: string },
  now: number,
): Promise<boolean | null> {
  if (!mailsLinks()) return null
  const { open, letter } = ways[way]
  const [link] = await open(viewer, [personId], now)
  if (!link) return null
  const { practiceName } = viewer
  return sendMail({ to: link.email, ...letter({ name: link.name, practiceName }, linkOf(way, link.token)) })
}
