import { scaleLinear } from 'd3-scale'

/** The square of the map in units of its view box. */
export const square = { left: 22, top: 20, size: 248 } as const

export const acrossMap = scaleLinear([1, 7], [square.left, square.left + square.size]).clamp(true)
export const upMap = scaleLinear([1, 7], [square.top + square.size, square.top]).clamp(true)
