import type { Instant } from '#kernel/days.ts'
import { Button } from '#web/kit/Button.tsx'
import { Facts } from '#web/kit/Inspector.tsx'
import { moment, quantity } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { ReceiptShape } from '../shapes.ts'
import { handDownWords } from './words.ts'

/** The receipts of what was filed, newest first; the newest is whole, each can be printed. */
export function Receipts({ of }: { readonly of: readonly ReceiptShape[] }) {
  const words = useWords(handDownWords)
  if (of.length === 0) return null
  return (
    <section className="section receipts">
      <h2>{words.receipts}</h2>
      {of.map((receipt) => (
        <Receipt key={receipt.id} receipt={receipt} />
      ))}
    </section>
  )
}

function Receipt({ receipt }: { readonly receipt: ReceiptShape }) {
  const words = useWords(handDownWords)
  const language = useLanguage()
  const { unit, parts, items } = receipt
  const figure = (amount: number | null) =>
    amount === null ? words.pending : quantity({ amount, unit }, language)
  return (
    <article className="receipt">
      <h3>{words.task(receipt.label, receipt.year)}</h3>
      <Facts
        of={[
          [words.receiptNumber, receipt.number],
          [words.facts.from, receipt.issuer],
          [words.receiptAt, moment(receipt.filedAt as Instant)],
          [words.receiptBy, receipt.by],
          [words.target, figure(receipt.handed)],
          [words.receiptTotal, figure(receipt.total)],
        ]}
      />
      {parts.length === 0 && items.length === 0 ? null : (
        <table>
          <caption className="unseen">{receipt.number}</caption>
          <tbody>
            {parts.map(({ label, amount }) => (
              <tr key={`part ${label}`}>
                <td>{label}</td>
                <td>{figure(amount)}</td>
              </tr>
            ))}
            {items.map(({ label, from, text, amount }) => (
              <tr key={`item ${label} ${from} ${amount}`}>
                <td>{parts.length === 0 ? text : `${label} ${text}`}</td>
                <td>{figure(amount)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p className="caption">
        {words.receiptHash} <code>{receipt.sha256}</code>
      </p>
      <div className="task-acts">
        <Button size="small" onClick={printReceipts}>
          {words.print}
        </Button>
      </div>
    </article>
  )
}

/** Paper shows the receipts alone. */
function printReceipts(): void {
  document.body.classList.add('task-printing')
  window.print()
  document.body.classList.remove('task-printing')
}
