import { z } from 'zod'
import { Page } from '../../kit/Page.tsx'
import { SegmentedView } from '../../kit/SegmentedView.tsx'
import { useView } from '../../kit/useView.ts'
import { may, useMe } from '../../me.ts'
import { useWords } from '../../words/useWords.ts'
import { Delivery } from './Delivery.tsx'
import { Rules } from './Rules.tsx'
import { Templates } from './Templates.tsx'
import { Webhooks } from './Webhooks.tsx'
import { messagesWords } from './words.ts'
import '../admin.css'
import './messages.css'

const parts = ['delivery', 'webhooks', 'rules', 'templates'] as const
type Part = (typeof parts)[number]

const needs = {
  delivery: 'messages.see',
  webhooks: 'messages.see',
  rules: 'rules.see',
  templates: 'rules.see',
} as const satisfies Record<Part, string>

const bodies = { delivery: Delivery, webhooks: Webhooks, rules: Rules, templates: Templates }

/** Sending: how it goes and who else is told, for administrators; its rules and words, for officers. */
export function MessagesPage() {
  const words = useWords(messagesWords)
  const me = useMe()
  const [view, setView] = useView(z.object({ part: z.enum(parts).optional() }))
  const open = parts.filter((part) => may(me, needs[part]))
  const part = open.find((one) => one === view.part) ?? open[0]!
  const Body = bodies[part]

  return (
    <Page
      title={words.title}
      actions={
        <SegmentedView
          label={words.partsLabel}
          value={part}
          options={open.map((value) => ({ value, label: words.parts[value] }))}
          onChange={(next) => setView({ part: next })}
        />
      }
    >
      <Body />
    </Page>
  )
}
