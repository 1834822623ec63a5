/** A share, as it is printed. */
export const two = (share: number): string => share.toFixed(2)

export const titled = (title: string, body: string): string => `${title}\n\n${body}`

/** A table in Markdown: words on the left, numbers on the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`
  return [line(head), line(head.map((_, at) => (at === 0 ? '---' : '---:'))), ...rows.map(line)].join('')
}
