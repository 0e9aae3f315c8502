/** What a browser's own description says in two words: Chrome 153, Linux. Unknown ones stay whole. */
export function deviceName(userAgent: string): string {
  const browser = browsers.find(([, mark]) => mark.test(userAgent))
  const system = systems.find(([, mark]) => mark.test(userAgent))?.[0]
  if (browser === undefined) return userAgent
  const [name, mark] = browser
  const version = mark.exec(userAgent)?.[1]
  return [`${name}${version === undefined ? '' : ` ${version}`}`, system].filter(Boolean).join('，')
}

/** The more particular first: most browsers also call themselves Chrome and Safari. */
const browsers: readonly (readonly [string, RegExp])[] = [
  ['微信', /MicroMessenger\/(\d+)/],
  ['Edge', /Edg\/(\d+)/],
  ['Firefox', /Firefox\/(\d+)/],
  ['Chrome', /Chrome\/(\d+)/],
  ['Safari', /Version\/(\d+).*Safari/],
]

const systems: readonly (readonly [string, RegExp])[] = [
  ['HarmonyOS', /HarmonyOS|OpenHarmony/],
  ['Android', /Android/],
  ['iOS', /iPhone|iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS X/],
  ['Linux', /Linux/],
]
