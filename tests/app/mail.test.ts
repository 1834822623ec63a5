import { afterEach, describe, expect, test, vi } from 'vitest'
import { mailProblem, sendMail, sendsMail } from '@/app/auth/mail'
import { invitationMail } from '@/lib/text/account-mail'
import { mailServer } from '../support/mail-server'

afterEach(() => vi.unstubAllEnvs())

const to = 'noor@elm.example'
const person = { name: 'Noor Vale', practiceName: 'Elm Street\nPractice' }
const link = 'https://attune.example.org/welcome/0198.AbC-_d'

function setUp(url: string, from = 'Attune <attune@elm.example>') {
  vi.stubEnv('ATTUNE_SMTP', url)
  vi.stubEnv('ATTUNE_MAIL_FROM', from)
}

/** As a mail program shows it: soft line breaks and signs that were written in numbers undone. */
const shown = (message: string) =>
  message.replace(/=\n/g, '').replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(Number.parseInt(code, 16)))

describe('mail', () => {
  test('is not sent where no server is named', async () => {
    vi.stubEnv('ATTUNE_SMTP', '')
    expect([sendsMail(), mailProblem()]).toEqual([false, null])
    expect(await sendMail({ to, ...invitationMail(person, link) })).toBe(false)
  })

  test('reaches the server whole', async () => {
    const server = await mailServer()
    setUp(server.url)
    expect(mailProblem()).toBeNull()
    expect(await sendMail({ to, ...invitationMail(person, link) })).toBe(true)
    await server.stop()
    const [taken] = server.received
    expect(taken).toMatchObject({ from: 'attune@elm.example', to: [to] })
    const message = shown(taken?.message ?? '')
    expect(message).toMatch(/Subject: Your account at Elm Street Practice/)
    expect(message).toContain('Noor Vale,')
    expect(message).toContain(link)
    expect(server.received).toHaveLength(1)
  })

  test('that the server refuses, or that reaches none, is said to be unsent, and no address stands in the log', async () => {
    const log = vi.spyOn(console, 'error').mockImplementation(() => {})
    const server = await mailServer({ refuses: true })
    setUp(server.url)
    expect(await sendMail({ to, ...invitationMail(person, link) })).toBe(false)
    await server.stop()
    expect(await sendMail({ to, ...invitationMail(person, link) })).toBe(false)
    const logged = JSON.stringify(log.mock.calls)
    log.mockRestore()
    expect(logged).not.toMatch(/noor@|AbC-_d|Noor Vale/)
  })

  test('is not set up in a way that cannot work without a word', () => {
    setUp('mail.example.org')
    expect(mailProblem()).toMatch(/^ATTUNE_SMTP is no address of a mail server/)
    setUp('https://mail.example.org')
    expect(mailProblem()).toMatch(/^ATTUNE_SMTP is no address of a mail server/)
    setUp('smtp://mail.example.org:587', '')
    expect(mailProblem()).toMatch(/^ATTUNE_MAIL_FROM has to say/)
  })
})
