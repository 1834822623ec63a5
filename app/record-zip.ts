import { strToU8, type Zippable, zipSync } from 'fflate'
import type { TextFile } from '@/lib/record/record-files'

/** Texts and reports as one ZIP file, dated by an instant (ms UTC). A PDF is compressed already. */
export function zipRecord(texts: readonly TextFile[], reports: readonly Uint8Array[], at: number): Uint8Array {
  const files: Zippable = {}
  for (const { name, text } of texts) files[name] = strToU8(text)
  for (const [index, report] of reports.entries()) files[`report-${index + 1}.pdf`] = [report, { level: 0 }]
  return zipSync(files, { mtime: at })
}
