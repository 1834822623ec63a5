import { afterEach, describe, expect, test, vi } from 'vitest'
import { mailProblem, sendMail, sendsMail } from '@/app/auth/mail'
import { invitationMail, passwordSetMail, resetMail, returnMail } from '@/lib/text/account-mail'
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

  test.each([
    [invitationMail(person, link), /Subject: Your account at Elm Street Practice/, true],
    [resetMail(person, link), /Subject: A new password at Elm Street Practice/, true],
    [passwordSetMail(person), /Subject: Your password at Elm Street Practice was set/, false],
  ])('reaches the server whole: %o', async (mail, subject, hasLink) => {
    const server = await mailServer()
    setUp(server.url)
    expect(mailProblem()).toBeNull()
    expect(await sendMail({ to, ...mail })).toBe(true)
    await server.stop()
    const [taken] = server.received
    expect(taken).toMatchObject({ from: 'attune@elm.example', to: [to] })
    const message = shown(taken?.message ?? '')
    expect(message).toMatch(subject)
    expect(message).toContain('Noor Vale,')
    expect(message.includes(link)).toBe(hasLink)
    expect(server.received).toHaveLength(1)
  })

  test('reaches several people, of whom none is told who the others are', async () => {
    const server = await mailServer()
    setUp(server.url)
    const bcc = ['tomas@elm.example', 'ruth@elm.example']
    expect(await sendMail({ bcc, ...returnMail(person) })).toBe(true)
    await server.stop()
    expect(server.received.map(taken => taken.to)).toEqual([bcc])
    const message = shown(server.received[0]?.message ?? '')
    expect(message).toMatch(/Subject: Was it Noor Vale\?/)
    expect(message).not.toMatch(/tomas@|ruth@/)
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
