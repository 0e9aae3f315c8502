import { useSyncExternalStore } from 'react'

const query = '(max-width: 720px)'

/** Whether the page is as narrow as a phone: tables then show what matters most. */
export const useNarrow = (): boolean =>
  useSyncExternalStore(subscribe, () => matchMedia(query).matches)

function subscribe(listener: () => void): () => void {
  const media = matchMedia(query)
  media.addEventListener('change', listener)
  return () => media.removeEventListener('change', listener)
}
