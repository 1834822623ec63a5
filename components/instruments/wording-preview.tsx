import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table'
import type { Item } from '@/lib/instruments/instrument'
import type { Wording } from '@/lib/instruments/wording'

type Props = { wording: Wording; items: readonly Pick<Item, 'n' | 'cue'>[] }

/** Which item each part of the file goes to, so that a slip is seen before anything is kept. */
export function WordingPreview({ wording, items }: Props) {
  const cueOf = (n: number) => items.find(item => item.n === n)?.cue ?? ''
  return (
    <section aria-labelledby="preview" className="grid gap-3">
      <h2 id="preview" className="font-serif text-xl">
        {wording.title}
      </h2>
      <p className="text-soft">
        {[languageName(wording.language), wording.publisher, wording.version && `version ${wording.version}`]
          .filter(Boolean)
          .join(' · ')}
        <span className="block">{wording.copyright}</span>
      </p>
      <Table label="Which item each part of the file goes to">
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
              <TableCell className="min-w-56 align-top" lang={wording.language} dir="auto">
                {heading && <span className="block text-soft">{heading}</span>}
                {text}
              </TableCell>
              <TableCell className="min-w-44 align-top text-[0.8125rem]" lang={wording.language} dir="auto">
                {options.map(({ value, label }) => (label ? `${value} ${label}` : String(value))).join(' · ')}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </section>
  )
}

/** "German (de)": a language tag in words, where the platform knows it. */
export function languageName(tag: string): string {
  const name = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(tag)
  return name ? `${name} (${tag})` : tag
}
