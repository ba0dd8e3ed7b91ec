import { useMemo } from 'preact/hooks'
import { encode } from 'uqr'

/** Light modules around the code, without which cameras do not find it (ISO/IEC 18004). */
const QUIET_ZONE = 4

interface QrCodeProps {
  readonly text: string
  readonly label: string
}

/** A QR code as one SVG path, so that it prints and scales sharply. */
export function QrCode({ text, label }: QrCodeProps) {
  const { size, path } = useMemo(() => {
    const { size, data } = encode(text, { ecc: 'M', border: QUIET_ZONE })
    const modules = data.flatMap((row, y) =>
      row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])),
    )
    return { size, path: modules.join('') }
  }, [text])
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect class="qr-ground" width={size} height={size} />
      <path class="qr-ink" d={path} />
    </svg>
  )
}
