import type { ReactNode } from 'react'
import { directionOf } from '@/lib/answer/form'
import { type AnswerLanguage, wordsIn } from '@/lib/answer/words'
import { ownLanguages, unsignedNote } from '@/lib/instruments/own-wordings/own-wording'

/** In which language a page speaks, and how another one is chosen: by a link, or along with the form in which something is answered. */
export type Spoken = { language: AnswerLanguage; practiceName: string }

type Props = Spoken & {
  title: string
  children: ReactNode
  /** A line at the foot, which stays in view. */
  foot?: ReactNode
  /** The id of the form that is sent along when another language is chosen. */
  form?: string
  /** Whether answers are kept as they are given, where the browser runs scripts. */
  keeps?: boolean
  /** It is there in this language alone. */
  isInOneLanguage?: boolean
  /** After how long it leaves by itself where nothing is done, in ms. */
  closesAfter?: number | null
}

/** A page for a client who answers: whole, with nothing of the framework in it, and read without script. */
export function AnswerPage({
  language,
  practiceName,
  title,
  form,
  keeps = false,
  isInOneLanguage = false,
  closesAfter = null,
  foot,
  children,
}: Props) {
  const unsigned = unsignedNote(language)
  return (
    <html lang={language} dir={directionOf(language)}>
      {/* biome-ignore lint/style/noHeadElement: This is all of the page, which the framework has no part in. */}
      <head>
        <meta charSet="utf-8" />
        <title>{title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex, nofollow" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href="/answer/style.css" />
        {closesAfter !== null && (keeps ? <noscript>{leaving(closesAfter)}</noscript> : leaving(closesAfter))}
        {keeps && <script src="/answer/keep.js" defer />}
      </head>
      <body>
        <header>
          <p className="practice">{practiceName}</p>
          {!isInOneLanguage && <LanguageChoice language={language} form={form} />}
        </header>
        <main>
          {children}
          {unsigned && <p className="unsigned">{unsigned}</p>}
        </main>
        {foot && <footer>{foot}</footer>}
      </body>
    </html>
  )
}

/** Has the browser ask for the page anew once the server has closed it. A page's script does so from the last answer on. */
const leaving = (closesAfter: number) => (
  <meta httpEquiv="refresh" content={`${Math.ceil(closesAfter / 1000) + 5}; url=/answer/now`} />
)

/** The other languages, each named in itself. */
function LanguageChoice({ language, form }: { language: AnswerLanguage; form: string | undefined }) {
  return (
    <details className="languages">
      <summary>
        <span className="unseen">{wordsIn(language).language}: </span>
        {wordsIn(language).name}
      </summary>
      <ul>
        {ownLanguages
          .filter(each => each !== language)
          .map(each => (
            <li key={each}>
              {form ? (
                <button type="submit" form={form} name="language" value={each} lang={each}>
                  {wordsIn(each).name}
                </button>
              ) : (
                <a href={`?language=${each}`} lang={each}>
                  {wordsIn(each).name}
                </a>
              )}
            </li>
          ))}
      </ul>
    </details>
  )
}
