import type { AnswerCheck } from '@/lib/answer/request'
import { slipWordsIn } from '@/lib/answer/slip-words'
import { unsignedNote } from '@/lib/instruments/own-wordings/own-wording'
import { QrCode } from '../ui/qr-code'
import { spaced } from './tablet-code'

type Props = {
  practice: string
  language: string
  link: string | null
  code: { letters: string; until: string } | null
  tabletAddress: string
  check: AnswerCheck
  /** Until when it can be answered, in the words of the slip's language. */
  until: string
}

/** A slip of paper for the client, in their language. It says neither who they are nor what is asked. */
export function AskedSlip({ practice, language, link, code, tabletAddress, check, until }: Props) {
  const { words, language: shown } = slipWordsIn(language)
  const unsigned = unsignedNote(shown)
  return (
    <div
      lang={shown}
      dir={shown === 'ar' ? 'rtl' : 'ltr'}
      className="hidden max-w-md gap-4 border border-ink p-6 print:grid"
    >
      <p className="font-serif text-xl">{practice}</p>
      <p>{words.lead}</p>
      {code && (
        <>
          <p className="font-mono text-4xl tracking-[0.18em]">
            <bdi dir="ltr">{spaced(code.letters)}</bdi>
          </p>
          <p>{words.code(tabletAddress, code.until)}</p>
        </>
      )}
      {link && (
        <>
          <QrCode text={link} title={words.lead} />
          <p className="font-mono text-sm break-all">
            <bdi dir="ltr">{link}</bdi>
          </p>
          <p>{[words.link, words.check[check], words.until(until)].join(' ')}</p>
        </>
      )}
      {unsigned && <p className="text-xs">{unsigned}</p>}
    </div>
  )
}
