import { logError } from './error-message'

/*
 * Mail goes out where ATTUNE_SMTP names a server for it, as smtp://USER:PASSWORD@HOST:PORT or smtps://…, and ATTUNE_MAIL_FROM whom it comes
 * from. What it says is about an account, or that there is something to see, and never anything of a client.
 */

/** To one person, or to several who are not told of each other. */
export type Mail = ({ to: string } | { bcc: string[] }) & {
  subject: string
  text: string
  headers?: Readonly<Record<string, string>>
  /** What programs of mail know it by: the same one that comes twice is shown once by many. */
  name?: string
}

/** Whether mail is set up. */
export const sendsMail = (): boolean => Boolean(process.env.ATTUNE_SMTP?.trim())

/** What is wrong with how mail is set up, as a plain sentence at the start; null where nothing is, or none is to be sent. */
export function mailProblem(): string | null {
  if (!sendsMail()) return null
  const url = URL.canParse(process.env.ATTUNE_SMTP ?? '') ? new URL(process.env.ATTUNE_SMTP ?? '') : null
  if (!url || !['smtp:', 'smtps:'].includes(url.protocol) || !url.hostname)
    return 'ATTUNE_SMTP is no address of a mail server, such as smtp://USER:PASSWORD@mail.example.org:587.'
  return process.env.ATTUNE_MAIL_FROM?.includes('@')
    ? null
    : 'ATTUNE_MAIL_FROM has to say whom mail comes from, such as attune@example.org.'
}

/** Sends a mail, and says whether the server took it. Nothing is sent unencrypted but to this machine itself. */
export async function sendMail({ name, ...mail }: Mail): Promise<boolean> {
  if (!sendsMail() || mailProblem() !== null) return false
  const { createTransport } = await import('nodemailer')
  const transport = createTransport(serverOf(new URL(process.env.ATTUNE_SMTP ?? '')))
  try {
    await transport.sendMail({
      from: process.env.ATTUNE_MAIL_FROM,
      ...mail,
      ...(name !== undefined && { messageId: `<${name}@${ownDomain()}>` }),
      disableFileAccess: true,
      disableUrlAccess: true,
    })
    return true
  } catch (error) {
    logError(error)
    return false
  } finally {
    transport.close()
  }
}

/** That of the address which mail comes from. */
const ownDomain = () => /@([\w.-]+)/.exec(process.env.ATTUNE_MAIL_FROM ?? '')?.[1] ?? 'localhost'

function serverOf({ protocol, hostname, port, username, password }: URL) {
  const secure = protocol === 'smtps:'
  const auth = { user: decodeURIComponent(username), pass: decodeURIComponent(password) }
  const waiting = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 }
  const where = { host: hostname, port: Number(port) || (secure ? 465 : 587), secure, requireTLS: !isHere(hostname) }
  return { ...where, ...waiting, ...(username !== '' && { auth }) }
}

const isHere = (host: string) => ['localhost', '127.0.0.1', '[::1]', '::1'].includes(host)
