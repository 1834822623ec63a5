import { renewEarlyCut } from '@/db/early-cut'
import { endOthersIn } from '@/db/person-rows'
import { writeUnattended } from '@/db/write-unattended'
import { later } from './filled-practice'
import { acts, type Send } from './opposites'
import type { Guarded, Who } from './strangers'

/**
 * Who may carry an act out. `clinician of the client` and `care team` are decided by the client, `colleague` by whom the act is about, `administrator` and `clinician` by
 * the role alone. What is `own` anybody does, or those of some roles, but with nothing of anybody else's.
 */
type Guard =
  | 'clinician of the client'
  | 'care team'
  | 'colleague'
  | 'colleague, or administrator'
  | 'administrator'
  | 'clinician'
  | 'clinician of the client, or administrator'
  | 'own'

const refusedBy: Readonly<Record<Guard, readonly Who[]>> = {
  'clinician of the client': ['ruth', 'tomas', 'vera', 'ines'],
  'care team': ['tomas', 'vera', 'ines'],
  colleague: ['mara', 'tomas', 'vera', 'ines'],
  'colleague, or administrator': ['mara', 'tomas', 'vera'],
  administrator: ['mara', 'ruth', 'tomas', 'vera'],
  clinician: ['ruth', 'vera', 'ines'],
  'clinician of the client, or administrator': ['ruth', 'tomas', 'vera'],
  own: [],
}

const guardOf: Readonly<Record<string, Guard>> = {
  ...all('clinician of the client', [
    ...[
      'changeClient',
      'setNextSession',
      'noteContact',
      'mailRequest',
      'endContact',
      'removeClient',
      'eraseClient',
      'joinCareTeam',
      'leaveCareTeam',
    ],
    ...['changeResponsible', 'addCover', 'changeCover'],
    ...['beginEpisode', 'changeEpisode', 'endEpisode', 'changeEnding', 'reopenEpisode', 'removeEpisode'],
    ...['setGoal', 'changeGoal', 'endGoal', 'reopenGoal', 'removeGoal', 'moveGoal', 'rateGoals'],
    ...['addPin', 'changePin', 'removePin', 'setClientMeasure', 'followPracticePlan'],
    ...['pauseMeasures', 'endPause', 'pauseAgain', 'startSession', 'changeSession', 'discardSession'],
    ...[
      'moveSession',
      'moveSessions',
      'beginHandover',
      'takeUnsentAnswers',
      'voidSession',
      'undoVoid',
      'saveDraft',
      'recordAssessments',
    ],
    ...['recordEarlierSession', 'endEntryRun', 'judgeRupture', 'correctClientSheet'],
    ...['askClient', 'withdrawRequest', 'renewAnswerCode', 'seeAnswers'],
    ...['acknowledgeFlag', 'resolveFlag', 'dismissFlag', 'answerLateFlag'],
  ]),
  ...all('care team', ['commentOnFlag']),
  ...all('colleague', ['confirmReturn']),
  ...all('colleague, or administrator', ['rejectReturn']),
  ...all('administrator', [
    ...[
      'addPerson',
      'renewInvitation',
      'changeRoles',
      'markLeft',
      'makeReset',
      'changeSecondFactorRule',
      'endLoginsOf',
      'changePractice',
      'changeRetention',
      'changePracticePlan',
      'changeSettings',
      'changeAnswerSettings',
    ],
    ...['renewEarlyCut', 'changeNextSteps', 'addOwnMeasure', 'withdrawOwnMeasure', 'offerOwnMeasure'],
    ...['addTablet', 'renewTabletLink', 'removeTablet'],
    ...['keepWordings', 'removeWording', 'sayWorkingAlone', 'takeBackWorkingAlone'],
  ]),
  ...all('clinician', ['chooseDailyMail', 'addClient', 'openInEmergency']),
  ...all('clinician of the client, or administrator', ['transferClients', 'undoTransfer', 'reviewEmergency']),
  ...all('own', [
    ...['beginSecondFactor', 'giveUpSecondFactor', 'confirmSecondFactor', 'renewSecondFactorCodes', 'endSecondFactor'],
    ...['addPasskey', 'renamePasskey', 'removePasskey'],
    ...['changeOwnPassword', 'stepUp', 'endLogin', 'endOwnLogin', 'endOtherLogins', 'endOthersIn'],
    ...['keepOwnPoint', 'removeOwnPath', 'keepView', 'changeView', 'dropView'],
    ...['endHandover', 'dismissFirstDays', 'bringBackFirstDays', 'readNotices', 'endEmergency'],
  ]),
}

function all(guard: Guard, names: readonly string[]): Record<string, Guard> {
  return Object.fromEntries(names.map(name => [name, guard]))
}

/** Acts on people, roles, care teams, keys, export and erasure: whoever carries one out has shown a moment ago that it is them. */
export const steppedUp: readonly string[] = [
  ...['addPerson', 'renewInvitation', 'changeRoles', 'markLeft', 'makeReset', 'confirmReturn', 'rejectReturn'],
  ...['endLoginsOf', 'endOwnLogin', 'endOtherLogins'],
  ...['joinCareTeam', 'leaveCareTeam', 'addCover', 'changeCover', 'changeResponsible'],
  ...['transferClients', 'undoTransfer', 'openInEmergency'],
  ...['beginSecondFactor', 'giveUpSecondFactor', 'confirmSecondFactor', 'renewSecondFactorCodes', 'endSecondFactor'],
  ...['addPasskey', 'removePasskey', 'changeSecondFactorRule', 'removeOwnPath', 'eraseClient', 'changeRetention'],
]

type Tried = {
  name: string
  isOwn: boolean
  refused: readonly Who[]
  first?: (practice: Guarded) => Promise<Send> | Send
  form: (practice: Guarded) => Promise<Send> | Send
  /** How it goes for whom it is open. */
  goes: object
}

/** Acts that the list of acts cannot try as they are. */
const besides: Readonly<Record<string, Pick<Tried, 'form' | 'goes'>>> = {
  // Thirty episodes are wanting, which only those are told who may ask.
  renewEarlyCut: {
    form:
      ({ ines }) =>
      (by = ines) =>
        renewEarlyCut(by, 'wai-sr', later),
    goes: { ok: false, why: 'invalid' },
  },
  endOthersIn: {
    form:
      ({ ruth }) =>
      async (by = ruth) => {
        await writeUnattended(tx => endOthersIn(tx, by, later))
        return { ok: true }
      },
    goes: { ok: true },
  },
}

/** Those who have no such thing of their own. */
const without: Readonly<Record<string, readonly Who[]>> = {
  keepView: ['ines'],
  dismissFirstDays: ['ruth', 'vera'],
  bringBackFirstDays: ['ruth', 'vera'],
  endEmergency: ['mara', 'ruth', 'vera', 'ines'],
}

/** Whom the act itself is about, so that they are no strangers to the client. */
const insiders: Readonly<Record<string, readonly Who[]>> = { leaveCareTeam: ['tomas'], changeResponsible: ['tomas'] }

/** Every act, filled in by whose it is, to be sent by others. */
export const guardedActs: readonly Tried[] = Object.entries(guardOf).map(([name, guard]) => {
  const refused = without[name] ?? refusedBy[guard].filter(who => !insiders[name]?.includes(who))
  const about = { name, isOwn: guard === 'own', refused }
  const listed = acts[name]
  const tried = besides[name] ?? (listed && !('untried' in listed) ? { ...listed, goes: { ok: true } } : undefined)
  if (!tried) throw new Error(`There is no act ${name}`)
  return { ...about, ...tried }
})

/**
 * Steps that carry out what an act has found through the viewer: their callers have asked one of these before. A file that calls the
 * step and asks none of them is named by a test.
 */
export const handed: Readonly<Record<string, readonly string[]>> = {
  acknowledge: ['flagKeptBy'],
  endFlag: ['flagKeptBy'],
  answerSafetyFlags: ['episodeKeptBy'],
  insertRequest: ['findSessionToChange', 'findOwnClient'],
  saveSheets: ['findSessionToChange', 'findOwnSession'],
  saveAssessments: ['findSessionToChange', 'saveSheets', 'keepPaused'],
  keepPaused: ['saveSheets'],
  becomeSession: ['findOwnClient'],
  becomeBetween: ['findOwnSession'],
  carrySafetyFlags: ['findSessionToChange'],
  birthProblem: ['findOwnClient'],
  runFor: ['findOwnClient'],
  insertEpisode: ['findOwnClient', 'may'],
  episodeReading: ['findReadableClient', 'findClientOfOwnTeam'],
  lastAuthor: ['findReadableSession'],
  isNotedAsTyping: ['findSessionToChange'],
}
