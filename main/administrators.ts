import { z } from 'zod'
import { foundRegion } from '#contexts/organisation/index.ts'
import { firstAdministrators } from '#platform/access/first-administrators.ts'
import { carry } from '#platform/change.ts'
import { job } from '#platform/jobs/job.ts'

/** The first command of a new installation: its topmost region, and those who administer it. */
export const firstAdministratorsJob = job({
  name: 'access.first-administrators',
  summary: {
    zh: '新系统第一步：建立最上级地区与三位管理员，显示一次性密码',
    en: 'First step of a new installation: the topmost region and three administrators, with passwords shown once',
  },
  needs: 'database',
  input: z.object({
    region: z.string().trim().min(1).max(50),
    kind: z.enum(['province', 'city', 'district']).default('district'),
    code: z
      .string()
      .regex(/^\d{2,12}$/)
      .optional(),
  }),
  run: async (act, { region: name, kind, code }) => {
    const { value: region } = await foundRegion(act, {
      parentId: null,
      kind,
      name,
      code: code ?? null,
      on: act.today,
    })
    const made = await firstAdministrators(act, region.id)
    return carry(made, (administrators) => ({ regionId: region.id, administrators }))
  },
})
