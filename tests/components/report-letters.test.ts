import { expect, test } from 'vitest'
import { inHeldLetters, isHeld } from '@/components/report/pdf/text'

test.each(['Łucja Ægir', 'Đặng Thị Hạnh', 'Σοφία', 'Юлия', 'Zoë', 'O’Neil – “né” · −0.5'])('%s can be shown', name =>
  expect(isHeld(name)).toBe(true),
)

test.each(['张伟', 'יעל', 'ليلى', 'अनिता', 'Mia 😀'])('%s cannot', name => expect(isHeld(name)).toBe(false))

test('what cannot be shown is a question mark, not another letter', () =>
  expect(inHeldLetters('Calm (安) 😀')).toBe('Calm (?) ?'))

test('a letter that was typed as two signs is one', () => expect(inHeldLetters('Zoe\u0308')).toBe('Zo\u00eb'))
