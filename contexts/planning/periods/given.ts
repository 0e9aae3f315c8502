import type { Answer, Asker } from '#test/served.ts'

/** A period of 2025, of the district where no other region is named. */
export interface Which {
  readonly regionId?: string
  readonly kind?: 'month' | 'quarter' | 'year'
  readonly number: number
}

interface Office {
  readonly district: string
  readonly officer: Asker
  readonly approver: Asker
  /** Who sees every region of the test. */
  readonly above: Asker
}

/** What an office does with its periods over HTTP, for tests. */
export function reporting(at: () => Office) {
  const one = async (which: Which, by: Asker = at().officer): Promise<Answer> => {
    const { regionId = at().district, kind = 'month', number } = which
    return by.get('/planning/periods/one', { regionId, year: '2025', kind, number: `${number}` })
  }
  const wish = async ({ regionId = at().district, kind = 'month', number }: Which) => {
    const { round, version } = (await one({ regionId, kind, number }, at().above)).body
    return { regionId, year: 2025, kind, number, round, version }
  }
  const does = async (by: Asker, action: string, which: Which, reason?: string): Promise<Answer> =>
    by.post(`/planning/periods/${action}`, {
      ...(await wish(which)),
      ...(reason === undefined ? {} : { reason }),
    })
  const lock = async (which: Which) => {
    await does(at().officer, 'submit', which)
    await does(at().approver, 'accept', which)
    return does(at().approver, 'lock', which)
  }
  return { one, wish, does, lock }
}
