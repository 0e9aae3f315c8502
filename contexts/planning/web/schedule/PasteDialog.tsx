import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { number, span } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { PasteFault } from '../../rules/grid/understanding.ts'
import { misplacedText } from '../../rules/placing-words.ts'
import { gridWords } from './grid-words.ts'
import type { PasteAsked } from './usePasting.ts'

interface Props {
  readonly asked: PasteAsked
  readonly onWrite: () => void
  readonly onClose: () => void
}

/** What a paste would write and what not, before anything is; or where and why it cannot be read. */
export function PasteDialog({ asked, onWrite, onClose }: Props) {
  const words = useWords(gridWords)
  const say = useFaultText()
  if (asked.is === 'refused') {
    return (
      <Dialog
        title={words.refusedTitle}
        open
        onClose={onClose}
        actions={<Button onClick={onClose}>{words.cancel}</Button>}
      >
        <p>{words.refusedSays}</p>
        <Listed of={asked.faults} say={say} />
      </Dialog>
    )
  }
  return <Ready asked={asked} onWrite={onWrite} onClose={onClose} />
}

function Ready({
  asked,
  onWrite,
  onClose,
}: Props & { readonly asked: PasteAsked & { is: 'ready' } }) {
  const words = useWords(gridWords)
  const language = useLanguage()
  const { pasting, misplaced, changes, total } = asked
  const writes = changes.filter((change) => change.do === 'add-item' || change.do === 'set-item')
  const clears = changes.filter((change) => change.do === 'remove-item')
  const sum = writes.reduce(
    (all, change) => all + ('amount' in change ? (change.amount ?? 0) : 0),
    0,
  )
  const left = pasting.unplaced.length + misplaced.length
  const count = number(writes.length)
  const write = left > 0 ? words.writeOnly(count) : words.write(count)
  return (
    <Dialog
      title={words.pasteTitle}
      open
      width="wide"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.cancel}</Button>
          {changes.length === 0 ? null : (
            <Button kind="primary" submit onClick={onWrite}>
              {write}
            </Button>
          )}
        </>
      }
    >
      {/* Enter writes: the form has the button that does. */}
      <form
        className="plan-paste"
        onSubmit={(event) => {
          event.preventDefault()
          onWrite()
        }}
      >
        <p>{changes.length === 0 ? words.nothing : words.willWrite(count, number(sum))}</p>
        <Listed
          of={pasting.placed}
          say={({ row, span: days, amount }) =>
            `${row.name}　${span(days)}　${number(amount.amount)}`
          }
        />
        {clears.length === 0 ? null : <p>{words.willClear(number(clears.length))}</p>}
        {total === null ? null : <p>{words.total(number(total.stated), number(total.sum))}</p>}
        {left === 0 ? null : (
          <>
            <p className="plan-paste-left">{words.notWritten(number(left))}</p>
            <Listed
              of={pasting.unplaced}
              say={({ amount: { at, amount, row }, why }) =>
                `${words.where(at.row, at.column)}　${row.by === 'name' ? `${row.name}　` : ''}${number(amount)}：${words.why[why]}`
              }
            />
            <Listed of={misplaced} say={(one) => misplacedText(one)[language]} />
          </>
        )}
      </form>
    </Dialog>
  )
}

/** How many are named before the rest is only counted. */
const named = 8

function Listed<T>({ of, say }: { readonly of: readonly T[]; readonly say: (one: T) => string }) {
  const words = useWords(gridWords)
  if (of.length === 0) return null
  return (
    <ul className="plan-paste-list">
      {of.slice(0, named).map((one, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes while it is seen
        <li key={at}>{say(one)}</li>
      ))}
      {of.length > named ? <li>{words.andMore(number(of.length - named))}</li> : null}
    </ul>
  )
}

function useFaultText(): (fault: PasteFault) => string {
  const words = useWords(gridWords)
  const { fault: say } = words
  return (fault) => {
    switch (fault.code) {
      case 'empty':
      case 'no-amounts':
        return say[fault.code]
      case 'too-large':
        return say['too-large'](number(fault.cells), number(fault.limit))
      case 'ragged':
        return say.ragged(fault.row, fault.width, fault.others)
      case 'two-amounts':
        return say['two-amounts'](fault.columns.join('、'))
      default:
        return `${words.where(fault.row, fault.column)}　${say[fault.code](fault.text)}`
    }
  }
}
