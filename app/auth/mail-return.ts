import { after } from 'next/server'
import { passwordSetMail, returnMail } from '@/lib/text/account-mail'
import { sendMail } from './mail'

type Person = { name: string; practiceName: string; email: string }

/*
 * What is mailed once somebody set their password by a link. They are answered before: nobody waits for a mail server, and those who are told
 * have it on their first page anyway.
 */

/** Tells whose password it is: they know whether it was them. */
export const mailPasswordSet = (person: Person): void =>
  after(() => sendMail({ to: person.email, ...passwordSetMail(person) }))

/** Tells those who could know whether it was them who came back by a link alone. */
export function mailReturn(person: Person, told: string[]): void {
  if (told.length > 0) after(() => sendMail({ bcc: told, ...returnMail(person) }))
}
