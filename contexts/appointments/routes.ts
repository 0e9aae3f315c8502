import { serve } from '#platform/http/serve.ts'
import { appointments } from './contract.ts'
import { driveHandlers } from './drives/handlers.ts'
import { supportHandlers } from './support/handlers.ts'

export const appointmentRoutes = serve(appointments, { ...driveHandlers, ...supportHandlers })
