import type { HandDown } from './queries.ts'
import { agreement } from './rules/agreement.ts'
import type { Filed } from './rules/receipt.ts'
import type { ReceiptShape } from './shapes.ts'

interface Stored {
  readonly id: string
  readonly handDownId: string
  readonly number: string
  readonly content: string
  readonly sha256: Buffer
  readonly total: number
}

/** A receipt as it is shown and printed, read from the words that were kept. */
export function viewReceipt(
  { id, handDownId, content, sha256 }: Stored,
  { bound }: Pick<HandDown, 'bound'>,
): ReceiptShape {
  // Written by `receiptText` alone; the database holds its hash.
  const filed = JSON.parse(content) as Filed
  return {
    id,
    handDownId,
    number: filed.number,
    kind: filed.kind,
    label: filed.label,
    issuer: filed.issuer,
    year: filed.year,
    unit: filed.unit as ReceiptShape['unit'],
    handed: filed.handed,
    total: filed.total,
    difference: agreement({ amount: filed.handed, bound }, filed.total).difference,
    filedAt: filed.at,
    by: filed.by,
    parts: [...filed.parts],
    items: [...filed.items],
    sha256: sha256.toString('hex'),
  }
}
