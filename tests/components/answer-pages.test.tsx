import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { StopPage } from '@/components/answer/stop-page'
import { TabletPage } from '@/components/answer/tablet-page'
import { ThanksPage } from '@/components/answer/thanks-page'
import { AskedSlip } from '@/components/asking/asked-slip'
import { wordsIn } from '@/lib/answer/words'
import { ownLanguages, unsignedNote } from '@/lib/instruments/own-wordings/own-wording'

const number = '000 111 222'

function thanks(about: { isRisk: boolean; isHere?: boolean; hasNumbers?: boolean; language?: 'en' | 'de' | 'ar' }) {
  const { isRisk, isHere = false, hasNumbers = true, language = 'en' } = about
  const numbers = hasNumbers ? { said: [{ who: 'A line', when: 'day and night', number }], language: 'en' } : null
  const at = {
    visit: 'v',
    sentAt: 'today',
    whenRead: null,
    device: null,
    giveBack: '/give-back',
    scores: [],
    closesAfter: null,
  }
  return renderToStaticMarkup(
    <ThanksPage spoken={{ language, practiceName: 'Elm Street' }} {...{ isRisk, isHere, numbers }} {...at} />,
  )
}

const timesIn = (html: string, text: string) => html.split(text).length - 1

describe('the page of thanks', () => {
  const { risk, riskHere, riskAlone, ofPractice } = wordsIn('en')

  test('says the numbers to call once: beside the personal sentence, and without it in the calm words', () => {
    for (const isRisk of [true, false])
      for (const isHere of [true, false]) {
        const html = thanks({ isRisk, isHere })
        expect(timesIn(html, `>${number}<`)).toBe(1)
        expect(timesIn(html, ofPractice)).toBe(1)
        expect(timesIn(html, isHere ? riskHere : risk)).toBe(isRisk ? 1 : 0)
      }
    const raised = thanks({ isRisk: true })
    expect(raised.indexOf(risk)).toBeLessThan(raised.indexOf(number))
    expect(raised.indexOf(number)).toBeLessThan(raised.indexOf('have reached'))
    expect(thanks({ isRisk: false })).toContain(wordsIn('en').hardTitle)
  })

  test('says when answers are read to whoever answers at home, and not to whoever sits in the practice', () => {
    const { whenRead } = wordsIn('en')
    expect(thanks({ isRisk: false })).toContain(whenRead)
    expect(thanks({ isRisk: false, isHere: true })).not.toContain(whenRead)
  })

  test('has the personal sentence where there is no number to call as well', () => {
    expect(timesIn(thanks({ isRisk: true, hasNumbers: false }), riskAlone)).toBe(1)
    expect(thanks({ isRisk: false, hasNumbers: false })).not.toContain(riskAlone)
  })
})

test('what no native reader has signed says so, on every page and on paper in the same words', () => {
  expect(ownLanguages.filter(language => unsignedNote(language) === null)).toEqual(['en'])
  for (const language of ownLanguages) {
    const note = unsignedNote(language)
    const about = { practice: 'Elm Street', link: 'https://x.example/answer', code: null, tabletAddress: '' }
    const slip = <AskedSlip {...about} {...{ language, check: 'pin', until: 'Friday' }} />
    for (const html of [thanks({ isRisk: false, language }), renderToStaticMarkup(slip)])
      expect(timesIn(html, note ?? 'class="unsigned"')).toBe(note === null ? 0 : 1)
  }
  expect(unsignedNote('fr')).toBeNull()
})

test('who stops is told so in the language that they read, whatever their browser is set to', () => {
  const spoken = { language: 'de', practiceName: 'Elm' } as const
  const html = renderToStaticMarkup(<StopPage spoken={spoken} visit="v" until={null} back="/" closesAfter={null} />)
  expect(html).toMatch(
    /<form [^>]*action="\/answer\/now\/stop"[^>]*>(<input [^>]*>)*<input type="hidden" name="language" value="de"/,
  )
})

test('what staff read on a tablet is there in English alone, whatever its browser is set to', () => {
  const html = renderToStaticMarkup(
    <TabletPage spoken={{ language: 'ar', practiceName: 'Elm' }} name="Room 2" action="/answer/tablet/x" />,
  )
  expect(html).toContain('<html lang="en" dir="ltr">')
  expect(html).not.toContain('class="languages"')
  expect(html).not.toContain(unsignedNote('ar'))
})
