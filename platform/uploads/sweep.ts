import { minutesAfter } from '../access/moments.ts'
import { type Act, type Change, recordEach, unchanged } from '../change.ts'

export interface Swept {
  readonly files: number
  readonly bytes: number
}

/** Removes files brought more than so many days ago that nothing refers to. */
export async function sweepUploads(act: Act, days: number): Promise<Change<Swept>> {
  const gone = await act.tx
    .deleteFrom('upload.file')
    .where('at', '<', minutesAfter(act.now, -days * 24 * 60))
    .where((row) =>
      row.not(
        row.exists(
          row
            .selectFrom('upload.referred')
            .select('upload.referred.id')
            .whereRef('upload.referred.id', '=', 'upload.file.id'),
        ),
      ),
    )
    .returning((row) => ['id', 'sha256', row.fn<number>('octet_length', ['bytes']).as('size')])
    .execute()
  const [first, ...others] = gone.map(
    ({ id, sha256, size }) =>
      ({
        name: 'file.swept',
        subject: id,
        data: { size, sha256: sha256.toString('hex') },
      }) as const,
  )
  if (first === undefined) return unchanged({ files: 0, bytes: 0 })
  const bytes = gone.reduce((sum, { size }) => sum + size, 0)
  return recordEach(act, [first, ...others], { files: gone.length, bytes })
}
