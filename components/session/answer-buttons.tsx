import type { Answer } from '@/lib/instruments/answers'
import { Choice } from './choice'

type Props = {
  /** Unique on the screen: the name of the radio group. */
  name: string
  answer: Answer | undefined
  onChoose: (answer: Answer) => void
}

type ButtonsProps = Props & { answers: readonly { value: number; shown: string; heard?: string }[] }

/** The answers of an item side by side. Where they wrap, each line starts where the first one does. */
export function AnswerButtons({ answers, ...group }: ButtonsProps) {
  return (
    <span className="contents @min-[34rem]:flex @min-[34rem]:flex-wrap @min-[34rem]:gap-1.5">
      {answers.map(({ value, shown, heard }) => (
        <Choice
          key={value}
          name={group.name}
          value={value}
          shown={shown}
          heard={heard}
          isChosen={group.answer === value}
          onChoose={() => group.onChoose(value)}
        />
      ))}
    </span>
  )
}

/** Left blank and declined stand before the answers and out of their lines; where there is little room they follow them. */
export function NoAnswerButtons({ name, answer, onChoose, isTabStop }: Props & { isTabStop: boolean }) {
  const shared = (value: 'blank' | 'declined') => ({
    name,
    value,
    isTabStop,
    isChosen: answer === value,
    onChoose: () => onChoose(value),
  })
  return (
    <span className="contents @min-[34rem]:order-first @min-[34rem]:flex @min-[34rem]:shrink-0 @min-[34rem]:gap-1.5">
      <Choice {...shared('blank')} shown="B" heard="left blank" isQuiet />
      <Choice {...shared('declined')} shown="D" heard="declined" isQuiet />
    </span>
  )
}
