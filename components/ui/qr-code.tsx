import { encode } from 'uqr'

/** A text for the camera of a telephone, drawn on the server. Dark on light whatever the theme, since not every camera reads the other way. */
export function QrCode({ text, title }: { text: string; title: string }) {
  const { size, data } = encode(text, { ecc: 'M', border: 4 })
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])))
  return (
    <svg
      data-slot="qr-code"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      shapeRendering="crispEdges"
      className="size-44 forced-color-adjust-none"
    >
      <title>{title}</title>
      <rect width={size} height={size} fill="#fff" />
      <path d={dark.join('')} fill="#000" />
    </svg>
  )
}
