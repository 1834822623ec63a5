import type { AnswerCheck } from '@/lib/answer/request'
import { slipWordsIn } from '@/lib/answer/slip-words'
import { Button } from '../ui/button'
import { CopyButton } from '../ui/copy-button'
import { QrCode } from '../ui/qr-code'

type Props = { link: string; isForHome: boolean; practice: string; language: string; check: AnswerCheck }

/** What leads a client to their questions on a device of their own. */
export function LinkToSend({ link, isForHome, practice, language, check }: Props) {
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(new URL(link).hostname)
  return (
    <section aria-labelledby="link" className="grid gap-3">
      <h2 id="link" className="font-serif text-xl">
        {isForHome ? 'Give them this link' : 'Let them point their camera here'}
      </h2>
      <p className="max-w-prose text-soft">
        It asks for {check === 'pin' ? 'the PIN that you told them' : 'their birth date'} before it shows anything. It
        says no name, and it can be opened as often as they like until they have sent their answers.
      </p>
      {isHere && (
        <p className="max-w-prose text-soft">
          It opens on this computer alone, since clients have no other address yet (<code>ANSWER_ORIGIN</code>).
        </p>
      )}
      <QrCode text={link} title="The link to their questions" />
      <p className="font-mono text-[0.8125rem] break-all select-all">{link}</p>
      <div className="flex flex-wrap gap-2.5">
        <CopyButton text={link}>Copy the link</CopyButton>
        {isForHome && (
          <Button asChild variant="outline" size="sm">
            <a href={mailTo(link, practice, language)}>Write a mail</a>
          </Button>
        )}
      </div>
    </section>
  )
}

/** A mail in one's own program, in the client's language. It goes to whom its writer names there. */
function mailTo(link: string, practice: string, language: string): string {
  const { words } = slipWordsIn(language)
  const parts = { subject: words.subject, body: `${words.mail(practice)}\n\n${link}\n` }
  return `mailto:?${new URLSearchParams(parts).toString().replaceAll('+', '%20')}`
}
