import { cn } from './cn'

/* A radio button drawn as a box: the classes of what stands after an input of class `peer` that lies over it and cannot be seen. */

/** The box, with how it shows that it is chosen and where the keyboard is, also in forced colours. */
export const radioBox = cn(
  'grid h-8 min-w-8 place-items-center rounded-md border text-sm tabular-nums pointer-coarse:h-11 pointer-coarse:min-w-11',
  'peer-checked:border-accent peer-checked:bg-accent peer-checked:font-semibold peer-checked:text-on-accent',
  'peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent',
  'forced-colors:peer-checked:bg-[Highlight] forced-colors:peer-checked:text-[HighlightText] forced-colors:forced-color-adjust-none',
)

/** One that is not chosen. */
export const plainBox = 'border-edge/60 bg-raised text-ink peer-hover:border-accent'
