import { expect, test } from 'vitest'
import { answerMail } from '@/lib/answer/mail-words'
import { dailyCountsMail, safetyMail, unseenMail } from '@/lib/text/staff-mail'

const [link, stopLink] = ['https://answers.example/answer/abc', 'https://answers.example/answer/stop/xyz']
const about = {
  occasion: 'between',
  expiresAt: Date.UTC(2026, 10, 30, 23),
  timeZone: 'Europe/Berlin',
  link,
  stopLink,
} as const
const clinical = /therap|session|Sitzung|mood|Stimmung|health|depress|anxi|Angst|PHQ|CORE/i

test.each(['en', 'de', 'ar'])('to a client, a mail in %s holds the two links and nothing clinical', language => {
  const { subject, text } = answerMail({ ...about, language })
  expect(text).toMatch(new RegExp(`^${link}$`, 'm'))
  expect(text.trim().endsWith(stopLink)).toBe(true)
  expect(`${subject}\n${text.replace(/https:\S+/g, '')}`).not.toMatch(clinical)
})

test('the last day is the one that ends with the time of the request', () => {
  expect(answerMail({ ...about, language: 'en' }).text).toContain('until Monday 30 November.')
  expect(answerMail({ ...about, language: 'de' }).text).toContain('bis Montag, 30. November')
})

test('a language in which we have no words is written to in English, and one of another region in its own', () => {
  expect(answerMail({ ...about, language: 'fr' }).subject).toBe('Questions from your practice')
  expect(answerMail({ ...about, language: 'de-CH' }).subject).toBe('Fragen von Ihrer Praxis')
})

test('of the next appointment only whoever is asked before it is told', () => {
  expect(answerMail({ ...about, language: 'en' }).text).not.toMatch(/appointment/)
  expect(answerMail({ ...about, language: 'en', occasion: 'next-session' }).text).toMatch(
    /before your next appointment/,
  )
})

test('to people of the practice, numbers and an address', () => {
  expect(safetyMail('https://a.example/flags').text).toBe('Please look at Attune today:\nhttps://a.example/flags\n')
  const told = (clients: number, flags: number) =>
    dailyCountsMail({ clients, flags }, 'https://a.example').text.split('\n')[0]
  expect(told(3, 1)).toBe('3 clients sent answers that nobody has looked at, 1 flag waits.')
  expect(told(0, 2)).toBe('2 flags wait.')
  expect(told(1, 0)).toBe('1 client sent answers that nobody has looked at.')
  expect(unseenMail(2, 'https://a.example').text).toMatch(/^What 2 clients sent has been there/)
})
