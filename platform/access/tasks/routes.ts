import { serve } from '../../http/serve.ts'
import { closeTask, openTaskLink } from '../task-link.ts'
import { tasks } from './contract.ts'

export const taskRoutes = serve(tasks, { open: openTaskLink, close: closeTask })
