/** What a person meant by the text of an amount. `null` is an empty field, not a zero. */
export type Entered =
  | { readonly is: 'amount'; readonly amount: number }
  | { readonly is: 'blank' }
  | { readonly is: 'not-an-amount' }

/**
 * Reads an amount as offices write it: full-width digits, thousands separators, a unit behind it,
 * a dash for nothing. Fractions, signs and figures in scientific notation are not amounts.
 */
export function readAmount(text: string): Entered {
  const plain = text
    .normalize('NFKC')
    .replace(/[\s,_]/g, '')
    .replace(/(人份|人次|人|袋|mL|ml|U)$/, '')

  if (plain === '' || /^[-—–]+$/.test(plain)) return { is: 'blank' }
  if (!/^\d+$/.test(plain)) return { is: 'not-an-amount' }
  const amount = Number(plain)
  return Number.isSafeInteger(amount) ? { is: 'amount', amount } : { is: 'not-an-amount' }
}
