import type { z } from 'zod'
import type { PaperCell, PaperShape, PaperTable } from '../shapes.ts'
import './papers.css'

type Paper = z.infer<typeof PaperShape>

interface Props {
  readonly paper: Paper
  readonly stamp: string
  /** Opens where a figure comes from; figures are plain text without it. */
  readonly onFigure?: ((from: string) => void) | undefined
  readonly open?: string | undefined
}

/** A document as it will stand on paper; its figures lead to where they come from. */
export function PaperView({ paper, stamp, onFigure, open }: Props) {
  const figures = { onFigure, open }
  return (
    <article className="paper" lang="zh-CN">
      {paper.head === null ? null : (
        <header className="paper-head">
          <p className="paper-mark">{paper.head}</p>
          <p className="paper-number">{paper.number}</p>
        </header>
      )}
      <h2 className="paper-title">{paper.title}</h2>
      {paper.addressee === null ? null : <p>{paper.addressee}：</p>}
      <Blocks of={paper.body} {...figures} />
      {paper.annexes.length === 0 ? null : (
        <ol className="paper-annexes">
          {paper.annexes.map(({ title }) => (
            <li key={title}>{title}</li>
          ))}
        </ol>
      )}
      <p className="paper-sign">
        {paper.signer}
        <br />
        {paper.date}
      </p>
      {paper.annexes.map(({ title, blocks }, at) => (
        <section key={title} className="paper-annex">
          <p className="paper-level-1">{paper.annexes.length === 1 ? '附件' : `附件${at + 1}`}</p>
          <h3 className="paper-title">{title}</h3>
          <Blocks of={blocks} {...figures} />
        </section>
      ))}
      {paper.copyTo === null ? null : <p className="paper-copy">抄送：{paper.copyTo}。</p>}
      <footer className="paper-stamp">{stamp}</footer>
    </article>
  )
}

type Figures = Pick<Props, 'onFigure' | 'open'>

function Blocks({ of, ...figures }: Figures & { readonly of: Paper['body'] }) {
  return of.map((block, at) =>
    'columns' in block ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a kept document is never reordered
      <Table key={at} of={block} {...figures} />
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the same
      <p key={at} className={`paper-text paper-level-${block.level}`}>
        {block.text}
      </p>
    ),
  )
}

/** More rows than these are read in the exported file. */
const shown = 400

function Table({ of, ...figures }: Figures & { readonly of: PaperTable }) {
  return (
    <section
      className="paper-table"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table is scrolled by keys
      tabIndex={0}
      aria-label={of.columns.map(({ header }) => header).join('、')}
    >
      <table>
        <thead>
          <tr>
            {of.columns.map(({ header }) => (
              <th key={header} scope="col">
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {of.rows.slice(0, shown).map((row, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a kept document is never reordered
            <tr key={at}>
              {row.map((cell, column) =>
                cell === null ? null : (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the same
                  <td key={column} rowSpan={cell.rows} data-align={of.columns[column]!.align}>
                    <Figure of={cell} {...figures} />
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {of.rows.length > shown ? <p className="caption">… {of.rows.length}</p> : null}
    </section>
  )
}

function Figure({ of, onFigure, open }: Figures & { readonly of: PaperCell }) {
  const { text, from } = of
  if (from === undefined || onFigure === undefined) return text
  return (
    <button
      type="button"
      className="paper-figure"
      aria-pressed={open === from}
      onClick={() => onFigure(from)}
    >
      {text}
    </button>
  )
}
