import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** The text of a PDF as another program reads it, a string for each sheet: pdftotext, from Debian's poppler-utils. */
export function pdfText(file: Uint8Array): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), 'attune-pdf-'))
  try {
    const name = path.join(folder, 'report.pdf')
    writeFileSync(name, file)
    const sheets = execFileSync('pdftotext', ['-layout', name, '-'], { encoding: 'utf8' }).split('\f')
    return sheets.slice(0, -1)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
