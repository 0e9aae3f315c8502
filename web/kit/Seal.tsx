import './marks.css'

/** The rouge square that names the product in the top bar: 血脉, white on rouge. */
export function SealMark({ size = 28 }: { readonly size?: 28 | 48 }) {
  return (
    <span className="seal-mark" data-size={size} aria-hidden="true">
      <span>血</span>
      <span>脉</span>
    </span>
  )
}

/** A seal of four characters in rouge outline, read down from the right; honours and certificates only. */
export function Seal({ characters }: { readonly characters: string }) {
  const places: readonly [number, number][] = [
    [80, 49],
    [80, 97],
    [32, 49],
    [32, 97],
  ]
  return (
    <svg
      className="seal"
      width="112"
      height="112"
      viewBox="0 0 112 112"
      role="img"
      aria-label={characters}
    >
      <rect
        x="3"
        y="3"
        width="106"
        height="106"
        rx="3"
        fill="none"
        stroke="currentColor"
        strokeWidth="5"
      />
      {[...characters].slice(0, 4).map((character, at) => (
        <text key={places[at]?.join()} x={places[at]?.[0]} y={places[at]?.[1]}>
          {character}
        </text>
      ))}
    </svg>
  )
}
