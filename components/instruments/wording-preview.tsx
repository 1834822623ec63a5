import type { ReactNode } from 'react'
import { Alert, AlertDescription, AlertTitle } from '@/components/ui/alert'
import { Checkbox } from '@/components/ui/checkbox'
import { Label } from '@/components/ui/label'
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { Item } from '@/lib/instruments/instrument'
import type { AskedAboutRisk, FoundWording } from '@/lib/instruments/questionnaire/found-wording'
import type { Wording } from '@/lib/instruments/wording'
import { languageName, noLanguage } from '@/lib/text/language'
import { plural } from '@/lib/text/number-words'

type Items = readonly Pick<Item, 'n' | 'cue'>[]

type Props = {
  found: readonly FoundWording[]
  notes: readonly string[]
  items: Items
  /** The ids of those ticked before; the file's own language where nothing was sent yet. */
  kept: readonly string[] | undefined
}

/** What a file holds: each wording with where its parts go, what is left out and what may be wrong, before anything is kept. */
export function WordingPreview({ found, notes, items, kept }: Props) {
  const [first] = found
  const ticked = kept ?? (first ? [first.id] : [])
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-8">
      {found.length > 1 && (
        <fieldset className="grid gap-2" aria-describedby="keep-hint keep-error">
          <legend className="font-serif text-xl">The file holds {plural(found.length, 'wording')}</legend>
          <p id="keep-hint" className="text-soft">
            The ones you tick are kept, one for each language. Wordings that the practice has in other languages stay.
          </p>
          {found.map(({ id, wording }) => (
            <Label key={`${id} ${ticked.includes(id)}`} className="font-normal">
              <Checkbox name="keep" value={id} defaultChecked={ticked.includes(id)} />
              {languageOf(wording)}: {wording.title}
            </Label>
          ))}
        </fieldset>
      )}
      <Lines title="About the file" lines={notes} />
      {found.map(each => (
        <FoundPreview key={each.id} found={each} items={items} isOnly={found.length === 1} />
      ))}
    </div>
  )
}

const languageOf = ({ language }: Wording) => (language === noLanguage ? 'Language not stated' : languageName(language))

type FoundProps = { found: FoundWording; items: Items; isOnly: boolean }

function FoundPreview({ found: { id, wording, leftOut, notes, warnings, risk }, items, isOnly }: FoundProps) {
  const heading = `preview-${id.replaceAll(' ', '-')}`
  const toCheck = risk.filter(each => each.isToCheck)
  const known = risk.filter(each => !each.isToCheck)
  return (
    <section aria-labelledby={heading} className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <h2 id={heading} className="font-serif text-xl">
        {wording.title}
        {!isOnly && <span className="text-soft">, {languageOf(wording)}</span>}
      </h2>
      <p className="text-soft">
        {[isOnly && languageOf(wording), wording.publisher, wording.version && `version ${wording.version}`]
          .filter(Boolean)
          .join(' · ')}
        <span className="block">{wording.copyright}</span>
      </p>
      <ToCheck warnings={warnings}>
        {toCheck.map(each => (
          <RiskItem key={each.n} wording={wording} {...each} />
        ))}
      </ToCheck>
      {known.length > 0 && (
        <ul className="grid max-w-prose gap-1">
          {known.map(each => (
            <RiskItem key={each.n} wording={wording} {...each} />
          ))}
        </ul>
      )}
      <Lines title="Left out" lines={leftOut} />
      <Lines title="Also" lines={notes} />
      {isOnly ? (
        <Pairs wording={wording} items={items} />
      ) : (
        <details open={warnings.length > 0}>
          <summary className="cursor-pointer">Which item each part goes to</summary>
          <div className="mt-3">
            <Pairs wording={wording} items={items} />
          </div>
        </details>
      )}
    </section>
  )
}

/** What has to be compared with the form: in view for each language, whatever else is folded. */
function ToCheck({ warnings, children }: { warnings: readonly string[]; children: readonly ReactNode[] }) {
  if (warnings.length + children.length === 0) return null
  return (
    <Alert variant="review">
      <AlertTitle>Please check</AlertTitle>
      <AlertDescription>
        <ul className="grid gap-2">
          {warnings.map(warning => (
            <li key={warning}>{warning}</li>
          ))}
          {children}
        </ul>
      </AlertDescription>
    </Alert>
  )
}

/** Which sentence becomes an item whose answers raise a Safety flag. */
function RiskItem({ wording: { items, language }, n, cue, isToCheck }: AskedAboutRisk & { wording: Wording }) {
  return (
    <li>
      <span className="text-ink">
        Item {n}, asked about risk: “
        <span lang={language === noLanguage ? undefined : language} dir="auto">
          {items.find(item => item.n === n)?.text}
        </span>
        ”
      </span>
      <span className="block text-soft">
        {isToCheck ? `Check that this is the question about “${cue}”.` : 'Its LOINC code says so.'}
      </span>
    </li>
  )
}

function Lines({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <div className="max-w-prose">
      <h3 className="font-medium">{title}</h3>
      <ul className="mt-1 grid gap-1 text-soft">
        {lines.map(line => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  )
}

/** Which item each part of the file goes to, so that a slip is seen before anything is kept. */
function Pairs({ wording, items }: { wording: Wording; items: Items }) {
  const cueOf = (n: number) => items.find(item => item.n === n)?.cue ?? ''
  const language = wording.language === noLanguage ? undefined : wording.language
  return (
    <Table label={`Which item each part of the file goes to, ${languageOf(wording)}`}>
      <TableHeader>
        <TableRow>
          <TableHead>In the file</TableHead>
          <TableHead className="text-right">Item</TableHead>
          <TableHead>Cue</TableHead>
          <TableHead>Wording</TableHead>
          <TableHead>Answers</TableHead>
        </TableRow>
      </TableHeader>
      <TableBody>
        {wording.items.map(({ n, linkId, text, heading, options }) => (
          <TableRow key={n}>
            <TableCell className="align-top text-soft">{linkId}</TableCell>
            <TableHead scope="row" className="text-right align-top text-ink">
              {n}
            </TableHead>
            <TableCell className="min-w-36 align-top text-soft">{cueOf(n)}</TableCell>
            <TableCell className="min-w-56 align-top" lang={language} dir="auto">
              {heading && <span className="block text-soft">{heading}</span>}
              {text}
            </TableCell>
            <TableCell className="min-w-44 align-top text-[0.8125rem]" lang={language} dir="auto">
              {options.map(({ value, label }) => (label ? `${value} ${label}` : String(value))).join(' · ')}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  )
}
