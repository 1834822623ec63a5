import { describe, expect, test } from 'vitest'
import { instruments } from '@/lib/instruments/catalogue'
import { readQuestionnaire } from '@/lib/instruments/questionnaire'
import { type option, questionnaireOf } from '../../support/questionnaire'
import { asking, core10, formWith, foundIn, only, onlyFound, problemsIn, wordingIn } from './questionnaire-forms'

describe('a form that fits', () => {
  test.each(instruments.map(each => [each.id, each] as const))(
    '%s: every item with its text and its answers',
    (_, of) => {
      const { items, ...about } = wordingIn(questionnaireOf(of), of)
      expect(items.map(({ n, text }) => [n, text])).toEqual(of.items.map(({ n }) => [n, `Wording of item ${n}.`]))
      for (const [index, { options }] of items.entries()) {
        const { min, max } = of.items[index]?.response ?? of.response
        expect(options.map(each => each.value)).toEqual(Array.from({ length: max - min + 1 }, (_, step) => min + step))
        expect(options[0]?.label).toMatch(/^Answer /)
      }
      expect(about).toEqual({
        title: `Made-up wording of ${of.abbreviation}`,
        language: 'en-GB',
        copyright: '© Nobody. Made up for a test.',
        publisher: 'Nobody',
        version: '1.0',
        url: 'urn:made-up:questionnaire',
      })
    },
  )

  test('keeps every text as it stands', () => {
    const odd = '  Wording – “of” item\u00a0six , …\n(twice?)  '
    const form = { ...only(6, { text: odd, prefix: '6.' }), copyright: ' © Nobody\n' }
    expect(wordingIn(form).items[5]?.text).toBe(odd)
    expect(wordingIn(form).copyright).toBe(' © Nobody\n')
  })

  describe('loses invisible characters, and nothing else', () => {
    const [override, isolate, space, mark, joiner] = ['\u202e', '\u2066', '\u200b', '\ufeff', '\u200d']
    const taken =
      'Invisible characters in the texts of the file, as marks that turn the direction of reading, were taken out.'
    const notes = (form: object) => foundIn(form).notes

    test('wherever the text is', () => {
      const options = (question: { answerOption: ReturnType<typeof option>[] }) =>
        question.answerOption.map(({ valueCoding }) => ({
          valueCoding: { ...valueCoding, display: `${isolate}${valueCoding.display}\u2069` },
        }))
      const form = {
        ...asking((question, n) => ({
          ...question,
          text: `Wo${space}rding${override} of ${mark}item ${n}.`,
          answerOption: options(question),
        })),
        title: `Made-up\u0007 wording of${joiner} CORE-10`,
        copyright: '© No\u00adbody. Made up for a test.',
      }
      expect(wordingIn(form)).toEqual(wordingIn(questionnaireOf(core10)))
      expect(notes(form)).toEqual([taken])
      expect(notes({ resourceType: 'Bundle', entry: [{ resource: form }, { resource: form }] })).toEqual([taken])
    })

    test('before the texts are compared with ours, or found empty', () => {
      const words = `N${space}ot at${override} all`
      const form = asking(question => ({
        ...question,
        answerOption: question.answerOption.map(({ valueCoding }, index) => ({
          valueCoding: { ...valueCoding, display: index === 4 ? words : `Answer ${index}` },
        })),
      }))
      expect(onlyFound(form).warnings[0]).toContain('The file gives 4 to “Not at all”')
      expect(problemsIn(only(4, { text: `${space}${mark}` }))).toEqual(['Item 4, the question “q4”: it has no text.'])
    })

    test('but joiners that belong to a word stay, and so does what is seen', () => {
      const persian = 'می\u200cشود'
      const hindi = 'क्\u200dष'
      const text = `${persian} ${hindi} a\u00a0b\tc\nd é`
      expect(wordingIn(only(6, { text })).items[5]?.text).toBe(text)
      expect(notes(only(6, { text }))).toEqual([])
    })
  })

  test('may hold what is not read here', () => {
    const more = {
      id: 'x',
      extension: [{ url: 'urn:x', valueCode: 'y', extension: [{}] }],
      meta: { tag: [] },
      derivedFrom: 7,
    }
    expect(
      wordingIn({ ...asking(question => ({ ...question, ...more, required: true, enableWhen: [{}] })), ...more }),
    ).toEqual(wordingIn(questionnaireOf(core10)))
  })

  test('may begin with the mark that some editors write', () => {
    expect(readQuestionnaire(`\uFEFF${JSON.stringify(questionnaireOf(core10))}`, core10).ok).toBe(true)
  })

  test('goes without publisher, version and address, and is called after the instrument where it has no name', () => {
    const bare = { publisher: undefined, version: undefined, url: '', title: undefined }
    expect(wordingIn(formWith(bare))).toMatchObject({ title: core10.title, publisher: null, version: null, url: null })
    expect(wordingIn(formWith({ ...bare, name: 'Core' })).title).toBe('Core')
  })

  test.each([undefined, 'und', '', 'e'])('that does not say its language (%s) is asked about it', language => {
    expect(wordingIn(formWith({ language })).language).toBe('und')
  })

  test('has its language in the usual spelling, from wherever it states it', () => {
    expect(wordingIn(formWith({ language: 'DE-at' })).language).toBe('de-AT')
    expect(wordingIn(formWith({ language: 'de_DE' })).language).toBe('de-DE')
    const tag = { system: 'urn:ietf:bcp:47', code: 'fr' }
    expect(wordingIn(formWith({ language: undefined, meta: { tag: [{}, tag] } })).language).toBe('fr')
  })
})

describe('what stands above a question', () => {
  const [first, second, ...others] = questionnaireOf(core10).item
  const display = (linkId: string, text: string) => ({ linkId, type: 'display', text })
  const headings = (item: unknown[]) => wordingIn(formWith({ item })).items.map(each => each.heading)

  test('texts of groups and displays go with the question behind them, those inside a question with that one', () => {
    const group = { linkId: 'g', type: 'group', text: ' This week ', item: [display('d', 'Please read.'), first] }
    const told = { ...second, item: [display('e', 'About the second.')] }
    expect(headings([{ linkId: 'h', type: 'group', item: [group, told] }, ...others])).toEqual([
      ' This week \nPlease read.',
      'About the second.',
      ...Array.from({ length: 8 }, () => null),
    ])
  })

  test('a total that the form works out itself is no question', () => {
    const total = { linkId: 'total', type: 'decimal', text: 'Total', readOnly: true, item: [display('t', 'Sum')] }
    expect(headings([total, first, second, ...others, display('end', 'Thank you.')])).toEqual(
      Array.from({ length: 10 }, () => null),
    )
  })

  test('questions inside questions are taken in order', () => {
    expect(wordingIn(formWith({ item: [{ ...first, item: [second] }, ...others] })).items[1]?.linkId).toBe('q2')
  })
})
