import type { Asker } from '#test/served.ts'

let count = 0

/** Takes tables of units in for a district, as an officer does it step by step. */
export function tableTaker(district: () => string, officer: () => Asker) {
  /** Uploads a table and looks at what it would do. */
  async function looked(text: string | Buffer, part: object = {}, by = officer()) {
    const uploaded = await by.upload(`units-${++count}.csv`, Buffer.from(text))
    const asked = {
      uploadId: uploaded.body.id,
      options: { regionId: district(), year: 2026, statedOn: '2026-01-31' },
      ...part,
    }
    const { status, body } = await by.post('/organisation/imports/units/preview', asked)
    return { status, asked, preview: body }
  }

  const confirm = (asked: object, digest: string, by = officer()) =>
    by.post('/organisation/imports/units/confirm', { ...asked, digest })

  /** The same, and confirms what it saw. */
  async function taken(text: string | Buffer, part: object = {}) {
    const { asked, preview } = await looked(text, part)
    return { asked, preview, ...(await confirm(asked, preview.digest)) }
  }

  return { looked, confirm, taken }
}
