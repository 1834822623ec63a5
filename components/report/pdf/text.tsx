import { Text as Plain, type TextProps } from '@react-pdf/renderer'
import { Children, type PropsWithChildren } from 'react'
import { inHeldLetters } from './letters'

/** Text of a file, in letters that its fonts hold. */
export function Text({ children, ...props }: PropsWithChildren<TextProps>) {
  return (
    <Plain {...props}>
      {Children.map(children, child => (typeof child === 'string' ? inHeldLetters(child) : child))}
    </Plain>
  )
}
