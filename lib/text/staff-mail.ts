import { plural } from './number-words'

/*
 * Mails to people of a practice about their clients: that there is something to see, and where. What it is about, and whom, is in Attune alone.
 */

type Text = { subject: string; text: string }

/** That something is to be looked at today. */
export const safetyMail = (flagsPage: string): Text => ({
  subject: 'Attune: please look today',
  text: `Please look at Attune today:\n${flagsPage}\n`,
})

/** What a clinician's day begins with, as numbers. */
export const dailyCountsMail = (counts: { clients: number; flags: number }, address: string): Text => {
  const sent = counts.clients > 0 ? [`${plural(counts.clients, 'client')} sent answers that nobody has looked at`] : []
  const waiting = counts.flags > 0 ? [`${plural(counts.flags, 'flag')} ${counts.flags === 1 ? 'waits' : 'wait'}`] : []
  return {
    subject: 'Attune today',
    text: `${[...sent, ...waiting].join(', ')}.\n\n${address}\n\nYou choose the hour of this mail in Attune, under your own name.\n`,
  }
}

/** To administrators, that answers have been there for long and nobody has looked. */
export const unseenMail = (clients: number, address: string): Text => ({
  subject: 'Attune: answers that nobody has looked at',
  text: `What ${plural(clients, 'client')} sent has been there for longer than the practice has set, and nobody has looked at it. Please remind those who work with clients.\n\n${address}\n`,
})
