import { appointmentTemplates } from '#contexts/appointments/drives/message-templates.ts'
import { handingDownTemplates } from '#contexts/planning/handing-down/message-templates.ts'
import { paperMessages } from '#contexts/planning/papers/message-templates.ts'
import { periodMessages } from '#contexts/planning/periods/message-templates.ts'
import { qualityMessages } from '#contexts/planning/quality/message-templates.ts'
import type { Template } from '#platform/messages/template.ts'
import { composeTemplates, platformTemplates } from '#platform/messages/template-list.ts'

/** Every kind of message that the programme sends; a context adds its `message-templates.ts`. */
export const messageTemplates: readonly Template[] = composeTemplates(
  platformTemplates,
  handingDownTemplates,
  appointmentTemplates,
  paperMessages,
  periodMessages,
  qualityMessages,
)
