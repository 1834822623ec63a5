import { safetyReadings } from '@/lib/instruments/scoring'
import { formName } from './measure-name'
import { isTouched, type Sheet } from './sheet'

/** Risk items of every measure of the session, at once and wherever one is on the screen. */
export function SafetyNotices({ sheets }: { sheets: readonly Sheet[] }) {
  const notices = sheets.flatMap(noticesOf)
  return (
    <div role="alert" className="mb-5 grid gap-2 empty:hidden">
      {notices.map(({ id, isRaised, text, form }) => (
        <p
          key={id}
          className={isRaised ? 'border-safety border-l-3 pl-3 text-safety' : 'border-rule border-l-3 pl-3 text-sm'}
        >
          <span aria-hidden>{isRaised ? '▲ ' : '○ '}</span>
          {text} <span className="whitespace-nowrap text-soft text-xs">{form}</span>
        </p>
      ))}
    </div>
  )
}

function noticesOf(sheet: Sheet) {
  if (sheet.absence !== null || !isTouched(sheet)) return []
  return sheet.instrument.safetyItems.flatMap(({ item, above }) => {
    const reading = safetyReadings(sheet.instrument, sheet.answers).find(each => each.item === item)
    const notice = { id: `${sheet.id}.${item}`, form: formName(sheet) }
    if (reading?.state === 'raised')
      return [{ ...notice, isRaised: true, text: `Risk item answered above ${above}: please look at this today.` }]
    const isPassedOver = sheet.answers[item] === 'blank' || sheet.answers[item] === 'declined'
    return isPassedOver ? [{ ...notice, isRaised: false, text: 'Risk item not seen.' }] : []
  })
}

/** Whether a risk item stands above its limit: such a draft does not wait. */
export const hasRaised = (sheet: Sheet): boolean => noticesOf(sheet).some(notice => notice.isRaised)
