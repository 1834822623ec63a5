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

const letter = (name: string, parts: readonly string[]) => `${[`${oneLine(name)},`, ...parts].join('\n\n')}\n`

/** A heading has one line. */
const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
