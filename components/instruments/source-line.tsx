import { SourceText } from './source-text'

/** Stands behind a figure: where it was taken from. */
export function SourceLine({ children }: { children: string }) {
  return (
    <span className="text-[0.8125rem] text-soft">
      Source: <SourceText>{children}</SourceText>.
    </span>
  )
}
