import { headsIn, takesViewerFirst } from '../support/viewer-functions'
import { importsOf, placeOf } from './imports'
import type { Source } from './sources'

/*
 * A module of `db` is public, so that `app` may import values of it, where each value that it exports is a function that takes a
 * viewer first. What is needed while nobody is logged in yet, and what reads no row, is named here.
 */

type Exceptions = { readonly [place: string]: { readonly names: readonly string[]; readonly because: string } }

const exceptions: Exceptions = {
  'db/accounts': { names: ['findAccount', 'demoAccounts'], because: 'the form of the log-in asks them' },
  'db/login-attempts': {
    names: ['beginAttempt', 'forgetFailures', 'forgetAttempt'],
    because: 'attempts are counted before a log-in',
  },
  'db/logins': {
    names: ['viewerOf', 'loginLeft', 'startLogin', 'noteBrowser'],
    because: 'a viewer is made here',
  },
  'db/refusals': {
    names: ['noteRefusal', 'countRefusal', 'refusedToday'],
    because: 'what is refused is refused before a log-in too',
  },
  'db/handed-over': {
    names: ['handedOverBy', 'isHandedOver', 'giveBack'],
    because: 'nobody is logged in on a screen that was handed over',
  },
  'db/answer-begin': {
    names: ['answerLink', 'beginByLink', 'tabletOf', 'beginByCode'],
    because: 'a client who answers is nobody of the practice: they come by a link or a code',
  },
  'db/answer-asked': { names: ['answerPractice', 'askedIn'], because: 'a visit is known by its cookie' },
  'db/answer-send': { names: ['sendAnswers'], because: 'a visit is known by its cookie' },
  'db/answer-run-out': { names: ['endRunOut'], because: 'time does it, and nobody' },
  'db/answer-keep': { names: ['keepAnswers', 'noteVisit', 'stopAnswering'], because: 'a visit is known by its cookie' },
  'db/tablet-enrolment': {
    names: ['tabletToEnrol', 'enrolTablet'],
    because: 'a device that is made a tablet has its link, and nobody is logged in on it',
  },
  'db/health': { names: ['askDatabase'], because: 'whatever watches the server is not logged in' },
  'db/recovery': {
    names: ['recoveryMinutes', 'makeRecoveryCode', 'recoverable', 'recover'],
    because: 'who forgot the password is not logged in',
  },
  'db/invitations': { names: ['invited', 'acceptInvitation'], because: 'who was invited cannot log in yet' },
  'db/passkeys': {
    names: ['hasPasskeys', 'passkeysFor', 'findPasskey'],
    because: 'a passkey is asked for before a log-in',
  },
  'db/password-resets': {
    names: ['resetFor', 'acceptReset'],
    because: 'who has a link to set a new password is not logged in',
  },
  'db/second-step': {
    names: [
      ...['startLoginByPassword', 'startLoginBySecondStep', 'startLoginByPasskey'],
      ...['secondStepBy', 'isMarkOver', 'noteWrongFactor', 'isGuessedAt'],
    ],
    because: 'a log-in is on its way between the password and the second factor',
  },
  'db/setup-code': {
    names: ['setupCode', 'checkSetupCode'],
    because: 'there is nobody before the practice is set up',
  },
  'db/mailings': {
    names: ['planMails', 'takeMail', 'noteSent'],
    because: 'the clock of the server is nobody who is logged in',
  },
  'db/reminder-stop': { names: ['stopReminders'], because: 'whoever has a link in a mail is not logged in' },
  'db/practices': {
    names: ['hasPractice', 'createPractice'],
    because: 'there is nobody before the practice is set up',
  },
  'db/keyed-hash': {
    names: ['loginSecret', 'keyedHash', 'isKeyedHash', 'newCode', 'plainCode'],
    because: 'signs cookies, makes codes, and reads no row',
  },
  'db/thread': { names: ['Thread'], because: 'does in another thread what it is told, and reads no row' },
  'db/thread-answers': { names: ['answerQuestions'], because: 'the other end of it' },
  'db/episodes': { names: ['endKinds'], because: 'the words of a column, and reads no row' },
  'db/measure-plans': { names: ['planMark'], because: 'a mark of what was read, and reads no row' },
}

/** What a module of `db` exports that is not for a screen: its values that ask for no viewer first, and that no exception names. */
export function privateExports({ file, text }: Source): string[] {
  const isNamed = (name: string) => exceptions[file.replace(/\.ts$/, '')]?.names.includes(name) === true
  const forScreens = new Set(
    headsIn(text).flatMap(({ name, isExported, given }) => (isExported && takesViewerFirst.test(given) ? [name] : [])),
  )
  return [...text.matchAll(value)].map(([, name = '']) => name).filter(name => !forScreens.has(name) && !isNamed(name))
}

const value = /^export (?:default )?(?:abstract )?(?:async )?(?:function\*?|const|let|var|class|enum|\{) ?(\w+)/gm

/** What a part of `app` imports of `db` that is not public, as sentences that name why. */
export function privateImports(sources: readonly Source[]): string[] {
  const byPlace = new Map(sources.map(source => [source.file.replace(/\.tsx?$/, ''), source]))
  return sources
    .filter(({ file }) => file.startsWith('app/'))
    .flatMap(source =>
      importsOf(source).flatMap(one => {
        const place = placeOf(source, one.of) ?? ''
        if (one.isType || !place.startsWith('db/')) return []
        const module = byPlace.get(place)
        const [hidden] = module ? privateExports(module) : ['what is not there']
        return hidden ? [`${source.file} imports ${place}, which exports ${hidden}`] : []
      }),
    )
}

/** Exceptions that are none any more. */
export function needlessExceptions(sources: readonly Source[]): string[] {
  return Object.entries(exceptions).flatMap(([place, { names }]) => {
    const text = sources.find(({ file }) => file === `${place}.ts`)?.text ?? ''
    const exported = [...text.matchAll(value)].map(([, name]) => name)
    return names.filter(name => !exported.includes(name)).map(name => `${place}: ${name}`)
  })
}
