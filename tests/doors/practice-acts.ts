import { randomUUID } from 'node:crypto'
import { exampleDefinition } from '@/components/instruments/own-measure-guide'
import { answerSettings } from '@/db/answer-settings'
import { startLogin } from '@/db/logins'
import { planMark, practicePlan } from '@/db/measure-plans'
import { practiceNextSteps } from '@/db/next-steps'
import { practicePeople } from '@/db/people'
import { practiceSettings } from '@/db/practice-settings'
import { practiceTablets } from '@/db/tablets'
import { wordingsHeld } from '@/db/wordings'
import { instrument } from '@/lib/instruments/catalogue'
import { ownForm } from '@/lib/own-attachment'
import { settingAt, settingGroups } from '@/lib/setting-fields'
import { handedOver } from '../support/handover'
import { questionnaireOf } from '../support/questionnaire'
import { type ActDoors, administrator, clinicians, everybody, form, keeper } from './act-door'
import type { Sent } from './asking'
import type { Told } from './told-practice'

/* What is done with the practice and with one's own account. Each stands so that it can be carried out after those above it. */

const own = 'app/(practice)/me/actions.ts'
const practice = 'app/(practice)/practice/actions.ts'
const factor = 'app/(practice)/me/second-factor/actions.ts'
const steps = 'app/(practice)/practice/next-steps/actions.ts'
const answers = 'app/(practice)/practice/answers/actions.ts'
const tablets = 'app/(practice)/practice/tablets/actions.ts'
const thresholds = 'app/(practice)/practice/thresholds/actions.ts'
const instruments = 'app/(practice)/instruments/actions.ts'
const start = 'app/(practice)/start/actions.ts'

const key = () => randomUUID()

/** Whoever was added by the act, to be changed by the others. */
async function added({ viewers: { ines } }: Told) {
  const found = (await practicePeople(ines)).people.find(({ email }) => email === newcomer.email)
  return { personId: found?.id ?? ines.personId, version: found?.version ?? 0 }
}
const newcomer = { name: 'Nina Door', email: 'nina@attune.example' }

async function plan({ viewers: { ines } }: Told) {
  const entries = await practicePlan(ines)
  return { mark: planMark(entries), entries }
}

async function drop({ viewers: { ines } }: Told) {
  const found = (await practiceNextSteps(ines)).find(({ rule }) => rule === 'alliance-drop')
  return { rule: 'alliance-drop', mark: found?.mark ?? '' }
}

const tabletOf = async ({ viewers: { ines } }: Told) => (await practiceTablets(ines, Date.now()))?.at(-1)?.id ?? 'none'
const answerMark = async ({ viewers: { ines } }: Told) => (await answerSettings(ines))?.mark ?? ''

async function settings({ viewers: { ines } }: Told): Promise<Sent> {
  const { settings: held, mark } = await practiceSettings(ines)
  const typed = settingGroups.flatMap(({ fields }) =>
    fields.map(({ path }): [string, string] => [path, String(settingAt(held, path) ?? '')]),
  )
  return form({ ...Object.fromEntries(typed), mark, step: 'preview' })
}

const wording = () => JSON.stringify(questionnaireOf(instrument('gad-7')))

const draft = {
  ...{ title: 'Evening review', abbreviation: 'Evening', id: '', domain: 'distress', subject: '' },
  ...{ respondents: ['client'], measures: '', citation: 'Made up, 2026', timeframe: 'the past week' },
  ...{ lowest: 1, labels: ['not at all', '', 'very much'] },
  items: ['a', 'b', 'c'].map(item => ({ key: item, cue: `cue ${item}`, reversed: false, riskAbove: null })),
  scales: [{ key: 's', title: 'Strain', method: 'sum', items: ['a', 'b', 'c'], higherIs: 'worse' }],
}

const particulars = { timeZone: 'Europe/London', locale: 'en-GB' }
const particularsBefore = { timeZoneBefore: 'Europe/London', localeBefore: 'en-GB' }

export const practiceActs: ActDoors = {
  [`${own}#chooseTheme`]: { by: everybody, sent: () => form({ theme: 'dark' }) },
  [`${own}#changePassword`]: {
    by: everybody,
    // Nobody here has a password: what is said is that this is not it.
    sent: () => form({ currentPassword: 'not the one', newPassword: 'river lantern 84 orchid' }),
    says: /"currentPassword":\["This is not your current password/,
  },
  'app/auth/actions.ts#askStepUp': { by: everybody, sent: () => form({}), says: /There is no passkey of yours/ },
  [`${factor}#begin`]: { by: everybody, sent: () => form({}) },
  [`${factor}#confirm`]: { by: everybody, sent: () => form({ code: '0' }), says: /not the code that the app shows/ },
  [`${factor}#giveUp`]: { by: everybody, sent: () => form({}) },
  [`${factor}#renewCodes`]: { by: everybody, sent: () => form({}), says: /"conflict":true/ },
  [`${factor}#askNew`]: { by: everybody, sent: () => form({}), says: /"options":/ },
  [`${factor}#addNew`]: {
    by: everybody,
    sent: () => form({ name: 'Laptop', response: 'none' }),
    says: /could not be checked/,
  },
  [`${factor}#rename`]: {
    by: [],
    sent: () => form({ passkeyId: randomUUID(), name: 'Laptop' }),
  },
  [`${factor}#remove`]: { by: [], sent: () => form({ passkeyId: randomUUID() }) },
  [`${factor}#end`]: { by: everybody, sent: () => form({ password: 'none' }), says: /This is not your password/ },
  'app/auth/actions.ts#confirmIdentity': {
    by: everybody,
    sent: () => form({ password: 'not the one' }),
    says: /"password":\["This is not your password/,
  },
  [`${own}#chooseMailHour`]: { by: clinicians, sent: () => form({ hour: '7' }) },
  [`${own}#keepPoint`]: {
    by: clinicians,
    sent: () => form({ key: key(), anxiety: '3', avoidance: '2', source: 'A questionnaire' }),
  },
  [`${own}#keepAnswers`]: {
    by: clinicians,
    sent: () => {
      const items = ownForm('ecr-rs').items.map(({ n }): [string, string] => [`item-${n}`, '3'])
      return form({ key: key(), form: 'ecr-rs', ...Object.fromEntries(items) })
    },
  },
  [`${own}#removePoints`]: { by: clinicians, sent: () => form({}) },
  [`${own}#endOne`]: {
    by: everybody,
    sent: async (_, by) => form({ loginId: (await startLogin(by.personId, Date.now())) ?? '' }),
    ofOthers: async ({ viewers: { mara } }) => form({ loginId: mara.loginId }),
  },
  [`${own}#endHandedOver`]: {
    by: keeper,
    sent: async practice =>
      form({ handoverId: (await handedOver(practice.viewers.mara, practice.worked.openId, Date.now())).handoverId }),
  },
  [`${own}#endOthers`]: { by: everybody, sent: () => form({}) },
  [`${practice}#addPerson`]: {
    by: administrator,
    sent: () => form({ key: key(), ...newcomer, roles: ['clinician'] }),
  },
  [`${practice}#renewInvitation`]: {
    by: administrator,
    sent: async told => form({ personId: (await added(told)).personId, key: key() }),
  },
  [`${practice}#changeRoles`]: {
    by: administrator,
    sent: async told => form({ ...(await added(told)), roles: ['supervisor'] }),
  },
  [`${practice}#makeReset`]: { by: administrator, sent: ({ pia }) => form({ personId: pia.personId, key: key() }) },
  [`${practice}#endLogins`]: { by: administrator, sent: async told => form(await added(told)) },
  [`${practice}#closeAccount`]: { by: administrator, sent: async told => form(await added(told)) },
  [`${practice}#reopenAccount`]: { by: administrator, sent: async told => form(await added(told)) },
  [`${practice}#changeSecondFactorRule`]: { by: administrator, sent: () => form({ fromOn: '2199-01-01' }) },
  [`${practice}#changeParticulars`]: {
    by: administrator,
    sent: () => form({ name: 'Elm Street', nameBefore: 'Test Practice', ...particulars, ...particularsBefore }),
  },
  [`${practice}#setRetention`]: { by: administrator, sent: () => form({ years: '7' }) },
  [`${practice}#changePlan`]: {
    by: administrator,
    sent: async told => {
      const { mark, entries } = await plan(told)
      const sent = entries.map(entry => ({ ...entry, everySessions: '2' }))
      return form({ mark, entries: JSON.stringify(sent) })
    },
  },
  [`${steps}#saveSteps`]: {
    by: administrator,
    sent: async told => form({ ...(await drop(told)), 'text.0': 'Ask what happened.', 'source.0': 'our own' }),
  },
  [`${steps}#restoreSteps`]: { by: administrator, sent: async told => form(await drop(told)) },
  [`${answers}#saveAnswerTexts`]: {
    by: administrator,
    sent: async told =>
      form({ mark: await answerMark(told), language: 'de', 'who.0': 'Telefonseelsorge', 'number.0': '0800 111 0 111' }),
  },
  [`${answers}#saveAnswerRules`]: {
    by: administrator,
    sent: async told =>
      form({ mark: await answerMark(told), unseenAfterHours: '4', 'from.1': '09:00', 'to.1': '17:00' }),
  },
  [`${tablets}#addTablet`]: { by: administrator, sent: () => form({ key: key(), name: 'Waiting room' }) },
  [`${tablets}#renewLink`]: {
    by: administrator,
    sent: async told => form({ key: key(), tabletId: await tabletOf(told) }),
  },
  [`${tablets}#removeTablet`]: { by: administrator, sent: async told => form({ tabletId: await tabletOf(told) }) },
  [`${thresholds}#setThresholds`]: { by: administrator, sent: settings, says: /"preview":/ },
  [`${thresholds}#renewCut`]: {
    by: administrator,
    // Thirty episodes are wanting, which only those are told who may ask.
    sent: () => form({ instrumentId: 'wai-sr' }),
    says: /"message":/,
  },
  [`${instruments}#addOwnMeasure`]: {
    by: administrator,
    sent: () => form({ text: exampleDefinition, step: 'keep' }),
  },
  [`${instruments}#addDraftMeasure`]: { by: administrator, sent: () => form({ draft: JSON.stringify(draft) }) },
  [`${instruments}#withdrawOwnMeasure`]: { by: administrator, sent: () => form({ id: 'week-in-brief' }) },
  [`${instruments}#offerOwnMeasure`]: { by: administrator, sent: () => form({ id: 'week-in-brief' }) },
  [`${instruments}#loadWording`]: {
    by: administrator,
    sent: () => form({ instrumentId: 'gad-7', text: wording(), step: 'keep', licence: 'on', compared: 'on' }),
  },
  [`${instruments}#removeWording`]: {
    by: administrator,
    sent: async ({ viewers: { ines } }) =>
      form({ wordingId: (await wordingsHeld(ines, 'gad-7'))[0]?.id ?? randomUUID() }),
  },
  [`${start}#choosePlan`]: {
    by: administrator,
    sent: async told => form({ mark: (await plan(told)).mark, plan: 'lighter' }),
  },
  [`${start}#sayAlone`]: { by: administrator, sent: () => form({}) },
  [`${start}#takeBackAlone`]: { by: administrator, sent: () => form({}) },
  [`${start}#dismiss`]: { by: [...clinicians, ...administrator], sent: () => form({}) },
  [`${start}#bringBack`]: { by: [...clinicians, ...administrator], sent: () => form({}) },
}

/** Acts that nobody has to be logged in for: what they come to for whoever holds no code and no link. */
export const publicActs: Readonly<Record<string, { sent: Sent; says: RegExp }>> = {
  'app/give-back/actions.ts#logInAgain': {
    sent: form({ password: 'river lantern 84 orchid' }),
    says: /Please log in anew/,
  },
  'app/login/actions.ts#askLogIn': { sent: form({}), says: /"options":/ },
  'app/login/actions.ts#passkeyLogIn': { sent: form({ response: 'none' }), says: /does not belong to an account here/ },
  'app/login/code/actions.ts#askSecondStep': { sent: form({}), says: /log in with your password again/ },
  'app/login/code/actions.ts#sendCode': { sent: form({ code: '000000' }), says: /log in with your password again/ },
  'app/login/code/actions.ts#sendPasskey': { sent: form({ response: 'none' }), says: /does not belong to the account/ },
  'app/recover/actions.ts#setNewPassword': {
    sent: form({ email: 'ines@attune.example', code: 'none', password: 'river lantern 84 orchid' }),
    says: /"errors":/,
  },
  'app/reset/[token]/actions.ts#resetPassword': {
    sent: form({ token: 'none', password: 'river lantern 84 orchid' }),
    says: /This link was used, or has ended/,
  },
  'app/setup/actions.ts#setUp': { sent: form({ code: 'none' }), says: /^x-action-redirect: \/login/m },
  'app/welcome/[token]/actions.ts#setFirstPassword': {
    sent: form({ token: 'none', password: 'river lantern 84 orchid' }),
    says: /This link was used, or has ended/,
  },
}
