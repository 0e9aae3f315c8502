import { appointmentRoutes } from '#contexts/appointments/routes.ts'
import { getUnit } from '#contexts/organisation/index.ts'
import { organisationRoutes } from '#contexts/organisation/routes.ts'
import { planningRoutes } from '#contexts/planning/routes.ts'
import { accessRoutes } from '#platform/access/routes.ts'
import { taskRoutes } from '#platform/access/tasks/routes.ts'
import type { Served } from '#platform/http/serve.ts'
import { importRoutes } from '#platform/imports/routes.ts'
import { messagesRoutes } from '#platform/messages/routes.ts'
import { operationRoutes } from '#platform/operation/routes.ts'
import { recordRoutes } from '#platform/record/routes.ts'
import { sheetRoutes } from '#platform/sheets/routes.ts'
import { calendars } from './calendars.ts'
import { jobs } from './jobs.ts'
import { messageTemplates } from './message-templates.ts'
import { version } from './version.ts'

/** Every contract with what stands behind it, by the name the client calls it. */
export const served: Readonly<Record<string, Served>> = {
  access: accessRoutes,
  tasks: taskRoutes,
  imports: importRoutes,
  organisation: organisationRoutes,
  record: recordRoutes,
  operation: operationRoutes({ jobs, version }),
  messages: messagesRoutes({ templates: messageTemplates, calendars, requireUnit: getUnit }),
  sheets: sheetRoutes,
  planning: planningRoutes,
  appointments: appointmentRoutes,
}
