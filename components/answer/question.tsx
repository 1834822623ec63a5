import type { FormItem } from '@/lib/answer/form'
import type { AnswerWords } from '@/lib/answer/words/answer-words'
import { FieldError } from './field-error'

/** What was given: a number, why there is none, or what was typed and is no number that answers it. */
export type GivenAnswer = number | 'blank' | 'declined' | { typed: string; isBoth: boolean } | undefined

type Props = {
  words: AnswerWords
  item: FormItem
  /** Its place among those that are shown. */
  place: number
  of: number
  given: GivenAnswer
  /** In which language it is printed, where that is not the page's own. */
  printed: { lang: string; dir: 'ltr' | 'rtl' }
  /** The items that hang on this one's answer. */
  opens: readonly { n: number; atLeast: number }[]
}

/** One question: nothing is chosen before, and leaving it open and not wanting to answer are two answers of their own. */
export function Question({ words, item, place, of, given, printed, opens }: Props) {
  const name = `i${item.n}`
  const error = typeof given === 'object' ? errorOf(words, item, given.isBoth) : null
  const hasEnds = item.scale !== undefined || (item.range !== null && item.range.lowest !== '')
  return (
    <fieldset
      id={`q${item.n}`}
      className={`question item-${item.n}`}
      data-conditional={item.onlyIf ? true : undefined}
      aria-describedby={
        [hasEnds && `${name}-ends`, error !== null && `${name}-error`].filter(Boolean).join(' ') || undefined
      }
    >
      <legend>
        <span className="place">{words.question(place, of)}</span>
        <span className="text" {...(item.isOwnWords ? { dir: 'auto' } : printed)}>
          {item.text}
        </span>
      </legend>
      {item.range ? (
        <NumberField words={words} name={name} range={item.range} given={given} printed={printed} />
      ) : item.scale ? (
        <ScaleOptions name={name} options={item.options} scale={item.scale} given={given} />
      ) : (
        item.options.map(({ value, label }) => (
          <label key={value} className="option" {...printed}>
            <input
              type="radio"
              name={name}
              value={value}
              defaultChecked={given === value}
              className={
                opens.flatMap(({ n, atLeast }) => (value >= atLeast ? [`opens-${n}`] : [])).join(' ') || undefined
              }
            />
            {label}
          </label>
        ))
      )}
      <FieldError id={`${name}-error`}>{error}</FieldError>
      <div className="instead">
        {(['blank', 'declined'] as const).map(absence => (
          <label key={absence}>
            <input
              type="radio"
              name={item.range ? `${name}-instead` : name}
              value={absence}
              defaultChecked={
                given === absence || (typeof given === 'object' && given.isBoth && absence === 'declined')
              }
            />
            {absence === 'blank' ? words.leaveOpen : words.ratherNot}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

const errorOf = (words: AnswerWords, { range }: FormItem, isBoth: boolean) =>
  isBoth ? words.numberBoth : words.numberWrong(String(range?.min ?? ''), String(range?.max ?? ''))

type ScaleProps = {
  name: string
  options: FormItem['options']
  scale: NonNullable<FormItem['scale']>
  given: GivenAnswer
}

/** Numbers side by side, each under its own circle, with what the ends mean beneath. */
function ScaleOptions({ name, options, scale, given }: ScaleProps) {
  return (
    <div className="rated">
      <div className="scale">
        {options.map(({ value, label }) => (
          <label key={value}>
            <input type="radio" name={name} value={value} defaultChecked={given === value} />
            <bdi>{label}</bdi>
          </label>
        ))}
      </div>
      <p className="ends" id={`${name}-ends`}>
        <bdi>{options[0]?.label}</bdi>: {scale.lowest} · <bdi>{options.at(-1)?.label}</bdi>: {scale.highest}
      </p>
    </div>
  )
}

type NumberProps = Pick<Props, 'words' | 'given' | 'printed'> & { name: string; range: NonNullable<FormItem['range']> }

/** A field for a number and no slider: one that stands at 0 cannot be told from one that was not touched. */
function NumberField({ words, name, range, given, printed }: NumberProps) {
  const typed = typeof given === 'object' ? given.typed : typeof given === 'number' ? String(given) : ''
  return (
    <div className="number">
      <label className="field">
        {words.number(String(range.min), String(range.max))}
        <input
          name={name}
          defaultValue={typed}
          inputMode={range.step < 1 ? 'decimal' : 'numeric'}
          autoComplete="off"
          maxLength={8}
          dir="ltr"
          aria-invalid={typeof given === 'object' || undefined}
        />
      </label>
      {range.lowest !== '' && (
        <p className="ends" id={`${name}-ends`} {...printed}>
          <bdi>{range.min}</bdi>: {range.lowest} · <bdi>{range.max}</bdi>: {range.highest}
        </p>
      )}
    </div>
  )
}
