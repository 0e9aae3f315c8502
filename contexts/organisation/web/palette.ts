import { api } from '#web/api.ts'
import type { HitSource } from '#web/kit/palette.ts'

/** The units that a few letters may mean, each leading to its card. */
export const findUnits: HitSource['find'] = async (text, signal) => {
  const search = text.trim()
  if (search === '') return []
  const { units } = await api.organisation.units.call({ search, limit: 8 }, { signal })
  return units.map(({ id, name, regionName }) => ({
    key: id,
    name,
    note: name === regionName ? '' : regionName,
    to: `/units?q=${encodeURIComponent(name)}&unit=${id}`,
  }))
}
