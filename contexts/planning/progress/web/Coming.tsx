import { addDays, type Day, lengthInDays } from '#kernel/days.ts'
import { Section } from '#web/kit/Page.tsx'
import { Empty } from '#web/kit/States.tsx'
import { number, span, xunName } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { CockpitShape } from '../shapes.ts'
import { cockpitWords } from './cockpit-words.ts'

/** What is planned in the next three ten-day periods, each item a bar over its days. */
export function Coming({ cockpit, unit }: { cockpit: CockpitShape; unit: string }) {
  const words = useWords(cockpitWords).coming
  const language = useLanguage()
  const { periods, items } = cockpit.coming
  const shown = items.slice(0, mostItems)
  const [from, to] = [periods[0]!.from, periods.at(-1)!.to]
  return (
    <Section title={words.title} note={words.note(unit)}>
      {items.length === 0 ? (
        <Empty title={words.none} normally={words.noneSays} />
      ) : (
        <table className="coming">
          <caption className="unseen">{words.title}</caption>
          <thead>
            <tr>
              <td />
              {periods.map(({ month, part, from }) => (
                <th key={from} scope="col">
                  {words.xun(month, xunName(part, language))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((item) => (
              <tr key={item.key}>
                <th scope="row">{words.item(item.label, item.area)}</th>
                <td colSpan={3}>
                  <span
                    className="coming-bar"
                    data-before={item.from < from || undefined}
                    data-after={item.to > to || undefined}
                    style={placed(item, from, to)}
                    title={span(item)}
                  >
                    {number(item.amount)}
                    <span className="unseen"> {span(item)}</span>
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {items.length > shown.length ? (
        <p className="caption">{words.more(items.length - shown.length)}</p>
      ) : null}
    </Section>
  )
}

/** More than these do not fit beside what there is to decide. */
const mostItems = 5

/** The bar's days within the three periods, in per cent of them. */
function placed(item: { readonly from: Day; readonly to: Day }, from: Day, to: Day) {
  const whole = lengthInDays({ from, to })
  const begin = item.from < from ? from : item.from
  const end = item.to > to ? to : item.to
  const left = begin === from ? 0 : lengthInDays({ from, to: addDays(begin, -1) })
  return {
    left: `${(left / whole) * 100}%`,
    width: `${(lengthInDays({ from: begin, to: end }) / whole) * 100}%`,
  }
}
