type Person = { name: string; practiceName: string }

/** A mail about somebody's account: plain words, and nothing of any client. */
export type AccountMail = { subject: string; text: string }

/** To somebody who was added, with the link by which they set their password. */
export const invitationMail = ({ name, practiceName }: Person, link: string): AccountMail => ({
  subject: `Your account at ${oneLine(practiceName)}`,
  text: letter(name, [
    `${practiceName} uses Attune, and has added you. Set your password here; the link works once, within 24 hours:`,
    link,
    'If you did not expect this, leave the link alone and ask whoever keeps the practice.',
  ]),
})

/** To somebody who forgot their password, with the link by which they set another one. */
export const resetMail = ({ name, practiceName }: Person, link: string): AccountMail => ({
  subject: `A new password at ${oneLine(practiceName)}`,
  text: letter(name, [
    'Here you set a new password for Attune; the link works once, within 24 hours:',
    link,
    'Have your second factor at hand, if you use one. If you did not ask for this, leave the link alone and tell whoever keeps the practice: somebody may be trying to get in as you.',
  ]),
})

/** To somebody whose password was set by a link: the one who reads it knows whether it was them. */
export const passwordSetMail = ({ name, practiceName }: Person): AccountMail => ({
  subject: `Your password at ${oneLine(practiceName)} was set`,
  text: letter(name, [
    'Your password for Attune was set just now, by a link that was made for you.',
    'If that was not you, call a colleague or whoever keeps the practice at once: they can shut out whoever it was.',
  ]),
})

/** To everybody who could know whether it was them who came back by a link alone. */
export const returnMail = ({ name, practiceName }: Person): AccountMail => ({
  subject: `Was it ${oneLine(name)}?`,
  text: paragraphs([
    `${oneLine(name)} set a new password for Attune at ${oneLine(practiceName)} just now, by a link, without a second factor. Whoever saw the link could have done that.`,
    'Please speak with them, in person or by telephone, then log in to Attune and say whether it was them. Until somebody has, they see no client.',
  ]),
})

const letter = (name: string, parts: readonly string[]) => paragraphs([`${oneLine(name)},`, ...parts])

const paragraphs = (parts: readonly string[]) => `${parts.join('\n\n')}\n`

/** A heading has one line. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
