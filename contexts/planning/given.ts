import type { Answer, Asker } from '#test/served.ts'
import type { PlanShape } from './shapes.ts'

/** What an officer does on a plan over HTTP, for tests. */
export const planning = (officer: Asker) => {
  const read = async (planId: string, query: Record<string, string> = {}): Promise<PlanShape> =>
    (await officer.get(`/planning/plans/${planId}`, query)).body
  const change = async (planId: string, changes: readonly object[]): Promise<Answer> => {
    const { revision } = await read(planId)
    return officer.post(`/planning/revisions/${revision.id}/changes`, {
      version: revision.version,
      changes,
    })
  }
  return {
    read,
    change,
    begin: async (wish: object): Promise<string> =>
      (await officer.post('/planning/plans', wish)).body.planId,
    submit: async (planId: string): Promise<Answer> => {
      const { revision } = await read(planId)
      const { id, version } = revision
      return officer.post(`/planning/revisions/${id}/submit`, { version })
    },
    key: async (planId: string, label: string): Promise<string> => {
      const found = (await read(planId)).targets.find((target) => target.label === label)
      if (found === undefined) throw new Error(`no part is called ${label}`)
      return found.key
    },
  }
}

/** Issues the submitted revision of a plan. */
export async function issue(approver: Asker, planId: string, wish: object = {}): Promise<Answer> {
  const { revision } = (await approver.get(`/planning/plans/${planId}`)).body
  return approver.post(`/planning/revisions/${revision.id}/issue`, {
    version: revision.version,
    documentNumber: '云献〔2027〕1号',
    effectiveOn: '2027-01-01',
    reason: '按通知分解',
    ...wish,
  })
}
