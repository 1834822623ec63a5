/*
 * A drawing as a list of shapes in units of its view box. The screen (shapes-svg) and the PDF (report/pdf/shapes-pdf) each say how a
 * shape is put down; what is drawn, and where, is said once.
 */

/** The colours of a drawing by their meaning. */
export type Tone =
  | 'ink'
  | 'soft'
  | 'rule'
  | 'edge'
  | 'paper'
  | 'band'
  | 'band-edge'
  | 'span'
  | 'zone'
  | 'accent'
  | 'safety'
  | 'review'
  | 'note'
  | 'secure'
  | 'preoccupied'
  | 'dismissing'
  | 'fearful'

export type PathShape = {
  d: string
  stroke?: Tone
  fill?: Tone
  /** Of the stroke; 1 unless told. */
  width?: number
  dash?: string
  /** Ends and corners of lines are round; a line of no length is a dot as wide as the line. */
  isRound?: boolean
}

export type TextShape = {
  text: string
  x: number
  y: number
  anchor?: 'start' | 'middle' | 'end'
  tone?: Tone
  isStrong?: boolean
  /** On a ground of paper, so that no line runs through it. */
  hasGround?: boolean
  /** What it stands for in full, where it is shortened. */
  full?: string
  /** Turned to be read from the bottom up. */
  isUpright?: boolean
}

export type Shape = PathShape | TextShape
export type Drawing = { width: number; height: number; shapes: Shape[] }

/** With what is left of its axis apart, to stay in view where the drawing is scrolled. */
export type DrawingWithMargin = Drawing & { grid: Shape[] }

export const isText = (shape: Shape): shape is TextShape => 'text' in shape

/** Of text in a drawing, in its units. */
export const textSize = 12

/** Shapes that are there: a path of nothing is left out. */
export const drawn = (shapes: readonly Shape[]): Shape[] => shapes.filter(shape => isText(shape) || shape.d !== '')
