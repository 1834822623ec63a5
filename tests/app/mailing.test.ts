import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { mailsClients, sendMails } from '@/app/mailing'
import { planMails } from '@/db/mailings'
import { instantAt } from '@/lib/dates'
import { newClient } from '../support/course'
import { mailServer } from '../support/mail-server'
import { agreeToMail, askByLink, clientEmail, sendRisk } from '../support/mailed-client'
import { day, freshPractice, monday } from '../support/practice'

let practice: Awaited<ReturnType<typeof freshPractice>>
let clientId: string
let server: Awaited<ReturnType<typeof mailServer>>
beforeEach(async () => {
  practice = await freshPractice()
  clientId = await newClient(practice.mara)
  server = await mailServer()
  vi.stubEnv('ATTUNE_SMTP', server.url)
  vi.stubEnv('ATTUNE_MAIL_FROM', 'Elm Street <post@elm.example>')
  vi.stubEnv('ATTUNE_ORIGIN', 'https://attune.elm.example')
  vi.stubEnv('ANSWER_PORT', '3100')
  vi.stubEnv('ANSWER_ORIGIN', 'https://answers.elm.example')
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await server.stop()
  practice.remove()
})

/** As a mail program reads it: soft line breaks undone, and signs that were written in numbers or in letters. */
function shown(message: string): string {
  const [head = '', ...rest] = message.split('\n\n')
  const body = rest.join('\n\n')
  const isLetters = /transfer-encoding: base64/i.test(head)
  const bytes = isLetters
    ? Buffer.from(body, 'base64')
    : Buffer.from(
        body
          .replace(/=\n/g, '')
          .replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16))),
        'latin1',
      )
  return `${head.replace(/\n[ \t]+/g, ' ')}\n\n${bytes.toString('utf8')}`
}

const answerRisk = (now: number) => sendRisk(practice.mara, clientId, 3, now)

describe('the clock of the server', () => {
  test('mails at ten past two in the night that somebody is to look, with nothing of the client and no answer', async () => {
    const night = instantAt('2026-01-12', '02:10', 'Europe/London')
    await answerRisk(night)
    await sendMails(() => night + 2000)
    expect(server.received.map(({ to }) => to)).toEqual([['mara@attune.example']])
    const message = shown(server.received[0]?.message ?? '')
    expect(message).toMatch(/^Subject: Attune: please look today$/m)
    expect(message.split('\n\n').slice(1).join('\n\n').trim()).toBe(
      'Please look at Attune today:\nhttps://attune.elm.example/flags',
    )
    expect(message.replace(/^(To|Date|Content-[\w-]+): .*$/gm, '')).not.toMatch(
      /Amira|Tal|K-001|CORE|Mara|risk|safety/i,
    )
    await sendMails(() => night + day)
    expect(server.received).toHaveLength(1)
  })

  test('reminds a client in their language, with a link, and one that stops it as mail programs know it', async () => {
    await agreeToMail(practice.mara, clientId, monday)
    await askByLink(practice.mara, clientId, monday, { language: 'de-AT' })
    await planMails({ reminds: mailsClients() }, monday + 2 * day)
    await sendMails(() => monday + 2 * day)
    expect(server.received.map(({ to }) => to)).toEqual([[clientEmail]])
    const message = shown(server.received[0]?.message ?? '')
    expect(message).toMatch(/^Subject: Fragen von Ihrer Praxis$/m)
    expect(message).toContain('Ihre Praxis hat vor Ihrem nächsten Termin einige Fragen an Sie:')
    expect(message).toContain('bis Montag, 19. Januar')
    expect(message).toMatch(/^https:\/\/answers\.elm\.example\/answer\/[a-z2-7]{26}$/m)
    const [stop = ''] = /https:\/\/answers\.elm\.example\/answer\/stop\/[\w.-]+/.exec(message) ?? []
    expect(message.split('\n\n').at(-1)).toContain(stop)
    expect(message).toContain(`List-Unsubscribe: <${stop}>`)
    expect(message).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click$/m)
    expect(message).toMatch(/^Auto-Submitted: auto-generated$/m)
    expect(message).toMatch(/^Message-ID: <[\da-f-]{36}@elm\.example>$/m)
    expect(message).not.toMatch(/Tal|K-001|CORE|Mara|Test Practice|<html|image\//)
  })

  test('tries again later what the mail server refused, and the same mail has the same name', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const refusing = await mailServer({ refuses: true })
    vi.stubEnv('ATTUNE_SMTP', refusing.url)
    await answerRisk(monday)
    await sendMails(() => monday)
    await refusing.stop()
    vi.stubEnv('ATTUNE_SMTP', server.url)
    await sendMails(() => monday + 60_000)
    expect(server.received).toEqual([])
    await sendMails(() => monday + 120_000)
    expect(server.received).toHaveLength(1)
    expect(JSON.stringify(log.mock.calls)).not.toMatch(/mara@|Amira/)
    log.mockRestore()
  })

  test('mails no client where they could not open the link, and nobody where no mail is set up', async () => {
    await answerRisk(monday)
    expect(mailsClients()).toBe(true)
    for (const [name, value] of [
      ['ANSWER_ORIGIN', 'http://localhost:3100'],
      ['ANSWER_PORT', ''],
      ['ATTUNE_SMTP', ''],
    ] as const) {
      vi.stubEnv(name, value)
      expect(mailsClients(), name).toBe(false)
    }
    await sendMails(() => monday)
    expect(server.received).toEqual([])
  })
})
