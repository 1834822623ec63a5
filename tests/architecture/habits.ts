import { importsOf } from './imports'
import type { Source } from './sources'

/** Something that may not stand in some files, and why. */
type Habit = { where: RegExp; except?: RegExp; not: RegExp; because: string }

const outside = ['shared', 'work', 'home', 'root'].join('|')

const habits: readonly Habit[] = [
  {
    where: /^lib\//,
    not: /\bDate\.now\(|\bnew Date\(\)|\bperformance\.now\(/,
    because: 'lib has no clock: time is an argument',
  },
  {
    where: /^lib\//,
    not: /\bprocess\.|\bMath\.random\(|\bcrypto\./,
    because: 'lib is pure: no environment, no chance',
  },
  { where: /./, except: /^db\/logins\.ts$/, not: /\bViewer\.admit\(/, because: 'only db/logins.ts admits a viewer' },
  {
    where: /^(app|components)\//,
    except: /^components\/ui\/link(-pending)?\.tsx$/,
    not: /from 'next\/link'/,
    because: 'a link of ours renders nothing ahead of time; components/ui/link.tsx is the one to use',
  },
  {
    where: /^db\//,
    not: /^(?!import '\.\/supported-node'\n)(?=(?:[\s\S]*\n)?import (?!type )[^\n]*'(better-sqlite3|drizzle-orm\/better-sqlite3)')/,
    because: 'the driver ends an old Node without a word; ./supported-node, imported first, says why',
  },
  {
    where: /^(components|app)\//,
    except: /^components\/ui\/date-input\.tsx$/,
    not: /type="date"|z\.iso\.date\(/,
    because:
      'a browser writes dates in its own order: components/ui/date-input.tsx is the field, calendarDate its schema',
  },
  {
    where: /^(components|app)\/(?!auth\/)/,
    // These write a title inside a sentence, and look for no text.
    except: /^components\/(instruments\/key-table|practice\/role-boxes)\.tsx$/,
    not: /\.to(Locale)?LowerCase\(\)(?=[\s\S]*\.(includes|startsWith|indexOf)\()|\.(includes|startsWith|indexOf)\((?=[\s\S]*\.to(Locale)?LowerCase\(\))/,
    because: 'what is typed is found by lib/text/fold.ts',
  },
  {
    where: /^(app|components|lib|scripts)\/|^[^/]+$/,
    // What is made ready there is the framework.
    except: /^scripts\/front\.mjs$/,
    // A Map, a form, cookies and headers are asked for something: only a query is asked for all that it finds.
    not: /\.(get|all|run)\(\s*\)|\.prepare\(|(from|import|require)[ (]+['"](drizzle-orm(\/[\w-]+)?|better-sqlite3)['"]/,
    because: 'queries are run by db alone',
  },
  {
    where: /^(db|app|scripts)\//,
    except:
      /^db\/(write|write-unattended|login-attempts|logins|recovery|practices|rereading|replay|key-rotation|move-in|refusals|setup-code|invitations|second-step|password-resets|handed-over|mailings|answer-begin|answer-keep|reminder-stop|tablet-enrolment|answer-send|answer-run-out)\.ts$|^scripts\/(audit-acts|machine-note|move-act)\.ts$/,
    not: /\bwriteUnattended\(/,
    because: 'what a viewer does is an act by write(), which looks them up again within it',
  },
  {
    where: /^(db|app|scripts)\//,
    except: /^db\/(write|write-unattended|move-out|snapshot|engine-\w+|open)\.ts$/,
    not: /\bengine\(\)\s*\.transaction\(/,
    because: 'acts begin in db/write.ts',
  },
  { where: /^db\//, not: /\bsql\.(raw|identifier)\(/, because: 'text never becomes SQL' },
  { where: /^db\//, not: /\.transaction\(\s*async/, because: 'an async transaction writes outside of itself' },
  {
    where: /^(app|components)\//,
    // A PDF has no policy and no classes.
    except: /^components\/report\/pdf\//,
    not: /<[a-z][^<>]*\sstyle=[{"']|\sstyle=\{\{/,
    because: 'the content security policy blocks style attributes',
  },
  {
    where: /^(app|components)\//,
    except: /^components\/ui\/password-field\.tsx$/,
    not: /type=(\{?["']password|\{[^}]*'password')/,
    because: 'a password can be shown, and never comes back: components/ui/password-field.tsx is the one to use',
  },
  {
    where: /^(app|components)\//,
    not: /https?:\/\/(?!www\.w3\.org\/|localhost\b)/,
    because: 'nothing is loaded from elsewhere',
  },
  {
    where: /^(lib|db|components|app)\//,
    except: /^app\/auth\/password-problem\.ts$/,
    not: /['"]@zxcvbn-ts\//,
    because: 'its lists are 8 MB, and stay on the server: passwords are judged by app/auth/password-problem.ts',
  },
  {
    where: /^(components|app)\//,
    not: /^['"]use client['"][\s\S]*\bcrypto\.(randomUUID|subtle)\b/,
    because: 'a browser has neither at an address without HTTPS: keys are made by the server',
  },
  { where: /^(lib|db|components|app)\//, not: /^export \*/m, because: 'a barrel hides where things come from' },
  { where: /./, not: new RegExp(`['"\`](\\.\\./)*(\\.\\./|/)(${outside})/`), because: 'the project stands alone' },
]

/** What stands in one place of the product, and is imported wherever else it is needed. */
type Single = { pattern: RegExp; home: RegExp; why: string }

const singles: readonly Single[] = [
  {
    pattern:
      /\$\{[^}]*instrument(Id)?\}:\$\{[^}]*respondent\}:\$\{[^}]*target|\[[^\]]*instrument(Id)?,[^\]]*respondent,[^\]]*target[^\]]*\]\.join\(/,
    home: /^lib\/measure\.ts$/,
    why: 'measures are told apart by measureKey() of lib/measure.ts',
  },
  {
    pattern: /\.normalize\('NFK?D'\)|\\p\{M\}/,
    home: /^lib\/text\//,
    why: 'texts are folded in one way, by lib/text/fold.ts',
  },
  {
    pattern: /\.normalize\('NFC'\)\.toLowerCase\(/,
    home: /^lib\/text\//,
    why: 'an e-mail address is looked for as it is kept: normalEmail() of lib/text/fold.ts',
  },
  {
    pattern: /\.replace(All)?\('-', '−'\)/,
    home: /^lib\/text\//,
    why: 'a number is written with its true minus by lib/text/score.ts',
  },
  {
    pattern: /\bissue\.message\b|\bz\.(flatten|treeify|prettify|format)Error\(/,
    home: /^(app\/form|lib\/instruments\/problems)\.ts$/,
    why: 'what a schema finds is put in words for people by errorsOf() of app/form.ts and by issueWords()',
  },
  {
    pattern: /\b(min|range\[0\])\} to (\$\{|\{)/,
    // Of a file that is read, numbers are said as the file has them.
    home: /^lib\/(text|instruments\/questionnaire)\//,
    why: 'the ends of a scale may lie below 0: formatEnds() of lib/text/score.ts',
  },
  {
    pattern: /\.toLocaleString\(|Intl\.NumberFormat|[{+] *[\w.]+\.toFixed\(/,
    home: /^lib\/text\//,
    why: 'numbers that people read are written by lib/text/score.ts',
  },
  {
    pattern: /\.charAt\(0\)\.toUpperCase\(|=== 1 \? '' : 's'/,
    home: /^lib\/text\//,
    why: 'capitals and plurals are made by lib/text/number-words.ts',
  },
  {
    pattern: /['"]cache-control['"]|no-store/,
    home: /^app\/auth\/response-headers\.ts$/,
    why: 'what is not kept says so by notKept of app/auth/response-headers.ts',
  },
  {
    pattern: /`done\.\$\{/,
    home: /^lib\/flags\/rules\/safety-item\.ts$/,
    why: 'the field that asks about a safety flag is safetyField() of lib/flags/rules/safety-item.ts',
  },
]

const secondCopies: readonly Habit[] = singles.map(({ pattern, home, why }) => ({
  where: /^(lib|db|components|app)\//,
  except: home,
  not: pattern,
  because: why,
}))

/** Where a file breaks a habit of the house, as sentences. */
export function brokenHabits({ file, text }: Source): string[] {
  return [...habits, ...secondCopies]
    .filter(({ where, except, not }) => where.test(file) && !except?.test(file) && not.test(text))
    .map(({ not, because }) => `${file}: ${because} (${not.exec(text)?.[0].trim()})`)
}

/**
 * Transactions beside the engine's that write and are not begun as immediate: those fail when another writer comes in between read and
 * write.
 */
export function deferredTransactions({ file, text }: Source): string[] {
  return [...text.matchAll(/(?<!\bengine(\(\))?)\.transaction\(/g)]
    .map(({ index }) => callAt(text, index))
    .filter(call => !call.includes("behavior: 'immediate'") && !text.includes('readonly: true'))
    .map(call => `${file}: ${call.slice(0, 60)}`)
}

function callAt(text: string, from: number): string {
  let depth = 0
  for (let at = text.indexOf('(', from); at < text.length; at++) {
    if (text[at] === '(') depth++
    if (text[at] === ')' && --depth === 0) return text.slice(from, at + 1)
  }
  return text.slice(from)
}

/** Every export of a server-action file is a public door: those that the one wrapper did not make, and actions that live elsewhere. */
export function unwrappedActions({ file, text }: Source): string[] {
  if (!/^\s*['"]use server['"]/m.test(text)) return []
  if (!/(^|\/)actions\.ts$/.test(file)) return [`${file} holds server actions; they belong in actions.ts`]
  return [...text.matchAll(/^export (?!const \w+ = (formAction|rpcAction|publicAction)\()(?!type )(.*)$/gm)].map(
    ([line]) => `${file}: ${line}`,
  )
}

/** Every export of a route's file is a public door too. */
export function unwrappedRoutes({ file, text }: Source): string[] {
  if (!/(^|\/)route\.tsx?$/.test(file)) return []
  const made =
    /(const (GET|POST) = (viewerRoute|openRoute|openedByClient|sentByClient|sentToAddress)\b|\{ (handle as (GET|POST)(, )?)+ \}|const dynamic = )/
  const isMade = !/\bhandle as\b/.test(text) || /^const handle = (viewerRoute|openRoute)\(/m.test(text)
  return [...text.matchAll(/^export .*$/gm)]
    .filter(([line]) => !made.test(line) || !isMade)
    .map(([line]) => `${file}: ${line}`)
}

const vague = /(^|\/)(features|services|repositories|hooks|types|utils|helpers|constants|index)(\/|\.tsx?$)/

/** Names that say nothing, and files that only pass on what others hold. */
export function vagueNames(source: Source): string[] {
  const imports = importsOf(source)
  const isBarrel = imports.length > 0 && imports.every(one => one.isReExport)
  return vague.test(source.file) || isBarrel ? [source.file] : []
}
