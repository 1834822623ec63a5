import type { FlagView } from '@/db/flag-views'
import { Link } from '../ui/link'
import { asSentence, ruleLine } from './flag-words'

/** The grounds of a flag and their weakness, what would clear it, and prompts for what to try. */
export function FlagReasons({ flag }: { flag: FlagView }) {
  return (
    <>
      <p className="mt-1.5 text-[0.8125rem] text-soft">
        {asSentence(flag.detail)} {ruleLine(flag)} {asSentence(flag.clearsWhen)}
      </p>
      <p className="mt-1 text-[0.8125rem] text-soft">
        What this does not show: {asSentence(flag.weakness)}{' '}
        <Link href={`/flags/rules#${flag.rule}`} className="underline underline-offset-4 hover:text-ink print:hidden">
          About this rule
        </Link>
      </p>
      {flag.nextSteps.length > 0 && (
        <ul aria-label="Worth trying" className="mt-3 grid gap-1.5">
          {flag.nextSteps.map(step => (
            <li key={step.text}>
              {step.text} <span className="text-[0.8125rem] text-soft">{step.source}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
