import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

/*
 * Every exported function of a 'use server' file is a public endpoint. Each is made by formAction or rpcAction, which ask who is calling
 * and check the input, or stands on this short list of those that nobody can be logged in for.
 */
const withoutLogin = [
  'app/give-back/actions.ts logInAgain',
  'app/login/actions.ts askLogIn',
  'app/login/actions.ts passkeyLogIn',
  'app/login/code/actions.ts askSecondStep',
  'app/login/code/actions.ts sendCode',
  'app/login/code/actions.ts sendPasskey',
  'app/recover/actions.ts setNewPassword',
  'app/reset/[token]/actions.ts resetPassword',
  'app/welcome/[token]/actions.ts setFirstPassword',
  'app/setup/actions.ts setUp',
]

const sources = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter(file => /\.tsx?$/.test(file))
  .map(file => path.posix.join('app', file.split(path.sep).join('/')))
  .map(file => ({ file, text: readFileSync(file, 'utf8') }))

const actionFiles = sources.filter(({ text }) => /^\s*(['"])use server\1/.test(text))

const unguarded = ({ file, text }: { file: string; text: string }) =>
  [...text.matchAll(/^export\b(?!\s+type\b)(.*)$/gm)]
    .map(([, rest = '']) => rest.trim())
    .filter(rest => !/^const \w+ = (formAction|rpcAction)\(/.test(rest))
    .map(rest => `${file} ${/^(?:async function|const) (\w+)/.exec(rest)?.[1] ?? rest}`)

describe('server actions', () => {
  test('there are some to look at', () => {
    expect(actionFiles.map(({ file }) => file)).toContain('app/(practice)/actions.ts')
  })

  test('are all made by formAction or rpcAction', () => {
    expect(actionFiles.flatMap(unguarded).filter(found => !withoutLogin.includes(found))).toEqual([])
  })

  test('live only in files that say so at the top', () => {
    const inside = sources.filter(({ text }) => /^\s+(['"])use server\1/m.test(text)).map(({ file }) => file)
    expect(inside).toEqual([])
  })

  test('take their maker from its own file, so that the name is no other function', () => {
    const makers = /import \{[^}]*\b(form|rpc)Action\b[^}]*\} from '(@\/app\/auth|\.|(\.\.\/)+auth)\/form-action'/
    const without = actionFiles.filter(({ text }) => /= (form|rpc)Action\(/.test(text) && !makers.test(text))
    expect(without.map(({ file }) => file)).toEqual([])
  })
})

/** Routes that nobody has to be logged in for. */
const openRoutes = [
  ...['app/answer/fonts/[file]/route.ts', 'app/answer/keep.js/route.ts', 'app/answer/style.css/route.ts'],
  ...['app/api/auth/[...nextauth]/route.ts', 'app/api/health/route.ts', 'app/api/login/route.ts'],
  'app/log-out/route.ts',
]

const routes = sources.filter(({ file }) => /\/route\.tsx?$/.test(file))

test('routes that ask for nobody are these and no others', () => {
  const open = routes.filter(({ text }) => /\bopenRoute\(/.test(text))
  expect(open.map(({ file }) => file).sort()).toEqual(openRoutes)
})

test('every route is made by one of the wrappers, and those for clients stand under /answer alone', () => {
  const made = ({ text }: { text: string }) =>
    [...text.matchAll(/^export const [A-Z]+ = (?:await )?(\w+)/gm)].map(([, by = '']) => by)
  // The library of the log-in has a handler of its own.
  const own = routes.filter(({ file }) => file !== 'app/api/auth/[...nextauth]/route.ts')
  const wrong = own.filter(({ file, text }) => {
    const by = made({ text })
    const isClients = by.every(each => /^(openedByClient|sentByClient|sentToAddress|openRoute)$/.test(each))
    const isOurs = by.every(each => /^(viewerRoute|openRoute)$/.test(each))
    return by.length === 0 || !(file.startsWith('app/answer/') ? isClients : isOurs)
  })
  expect(wrong.map(({ file }) => file)).toEqual([])
})
