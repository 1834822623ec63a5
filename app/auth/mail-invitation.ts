import { openInvitations } from '@/db/invitations'
import { invitationMail } from '@/lib/text/account-mail'
import type { Viewer } from '@/lib/viewer'
import { isLocal, linkOf } from './invitation'
import { sendMail, sendsMail } from './mail'

/**
 * Mails the link of an invitation to whom it is for, and says whether that went well; null where no mail is sent, and of a link that opens on
 * this computer alone.
 */
export async function mailInvitation(viewer: Viewer, personId: string, now: number): Promise<boolean | null> {
  if (!sendsMail() || isLocal()) return null
  const [link] = await openInvitations(viewer, [personId], now)
  if (!link) return null
  const { practiceName } = viewer
  return sendMail({ to: link.email, ...invitationMail({ name: link.name, practiceName }, linkOf(link.token)) })
}
