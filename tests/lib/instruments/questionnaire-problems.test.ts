import { describe, expect, test } from 'vitest'
import { instrument } from '@/lib/instruments/catalogue'
import { readQuestionnaire } from '@/lib/instruments/questionnaire'
import { questionnaireOf } from '../../support/questionnaire'
import { asking, core10, formWith, only, problemsIn } from './questionnaire-forms'

describe('what does not fit is said, each with its place', () => {
  test.each<[string, string, string]>([
    ['nothing', '', 'The file is empty.'],
    ['no JSON', '{\n  "resourceType": "Questionnaire"\n  "item": []\n}', 'line 3 goes wrong at "item": []'],
    ['half a file', JSON.stringify(questionnaireOf(core10)).slice(0, -9), 'the text ends before'],
    ['one thing twice', '{"resourceType":"Questionnaire",\n"item":[],\n"item":[]}', 'Line 3 repeats'],
    ['a list', '[]', 'This is not a FHIR Questionnaire: its resourceType is missing.'],
    ['something else', '{"resourceType":"Bundle"}', 'its resourceType is “Bundle”.'],
    [
      'no questionnaire among others',
      '{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient"}},{"resource":{"resourceType":"ValueSet"}}]}',
      'There is no FHIR Questionnaire in the file: it holds “Patient”, “ValueSet”.',
    ],
    ['XML', '\uFEFF<Questionnaire/>', 'This is XML.'],
    ['FHIR of 2015', '{"resourceType":"Questionnaire","group":{"linkId":"1"}}', 'written in FHIR DSTU2, of 2015'],
    [
      'only whence it was made',
      '{"resourceType":"Questionnaire","derivedFrom":["urn:x"]}',
      'It is derived from another questionnaire.',
    ],
    ['no questions', '{"resourceType":"Questionnaire"}', 'There is no question in the file.'],
    ['items that are none', '{"resourceType":"Questionnaire","item":{}}', 'In the file, item should be a list in [ ].'],
    ['too much', `"${'x'.repeat(600_000)}"`, 'The file is larger than 600 KB'],
  ])('%s', (_, text, words) => {
    const found = readQuestionnaire(text, core10)
    expect(found.ok ? '' : found.problems.join('\n')).toContain(words)
  })

  test.each<[string, object, string]>([
    ['no copyright', formWith({ copyright: ' ' }), 'The file has no copyright line.'],
    ['a title without end', formWith({ title: 'x'.repeat(2001) }), '“title” is longer than 2,000 characters.'],
    ['a number for a title', formWith({ title: 7 }), 'In the file, title should be a text in quotation marks.'],
    ['no text', only(4, { text: undefined }), 'Item 4, the question “q4”: it has no text.'],
    ['an empty text', only(4, { text: ' \n' }), 'Item 4, the question “q4”: it has no text.'],
    ['a text without end', only(4, { text: 'x'.repeat(2001) }), 'its text is longer than 2,000 characters'],
    ['one linkId twice', only(4, { linkId: 'q5' }), 'The linkId “q5” appears twice.'],
    ['no linkId', only(4, { linkId: undefined }), 'In item 4 of the file, linkId is missing.'],
    ['a number for a text', only(4, { text: 4 }), 'In item 4 of the file, text should be a text in quotation marks.'],
    [
      'a wrong option',
      only(4, { answerOption: [{ valueInteger: '4' }] }),
      'In item 4 of the file, answerOption 1: valueInteger should be a number.',
    ],
    [
      'an item that is none',
      asking((question, n) => (n === 4 ? {} : question)),
      'In item 4 of the file, type is missing.',
    ],
    [
      'a question to write on',
      only(4, { type: 'text' }),
      'Left out: The entry “q4” (“Wording of item 4.”): a field to write in.',
    ],
  ])('%s', (_, form, words) => expect(problemsIn(form).join('\n')).toContain(words))

  test('each sentence once, however often it is true', () => {
    const nested = (depth: number): object => ({
      linkId: 'g',
      type: 'group',
      item: depth === 0 ? questionnaireOf(core10).item : [nested(depth - 1)],
    })
    expect(problemsIn(formWith({ item: [nested(18)] }))).toEqual(['The linkId “g” appears twice.'])
    const same = { ...questionnaireOf(core10), title: 'Same', copyright: undefined }
    expect(problemsIn({ resourceType: 'Bundle', entry: [{ resource: same }, { resource: same }] })).toHaveLength(2)
  })

  test('a text that is too long, with the limit and without another word', () => {
    const found = readQuestionnaire('x'.repeat(600_001), core10)
    expect(found).toEqual({ ok: false, problems: ['The file is larger than 600 KB, the most that is read here.'] })
  })

  test('everything at once, as far as one can read', () => {
    const form = {
      ...asking(question => ({ ...question, text: '', answerOption: [] }), instrument('dass-21')),
      copyright: '',
    }
    expect(problemsIn(form, instrument('dass-21'))).toEqual([
      'The file has no copyright line. Add “copyright”: it has to be shown with the wording.',
      'Items 1 to 21: on each, it has no text.',
      'Items 1 to 21: on each, it has no options.',
    ])
    const each = asking((question, n) => ({
      ...question,
      text: 'x'.repeat(2000 + n),
      answerOption: [{ valueString: `${n}` }],
    }))
    const many = problemsIn({ ...each, copyright: '', item: [...each.item, ...each.item] })
    expect(many[0]).toContain('copyright')
  })
})
