import { useState } from 'react'
import { day } from '#kernel/days.ts'
import { Button } from '../kit/Button.tsx'
import { CommandPalette } from '../kit/CommandPalette.tsx'
import { Facts, Inspector } from '../kit/Inspector.tsx'
import { answers, type HitSource } from '../kit/palette.ts'
import { Reasons } from '../kit/Reasons.tsx'
import { Empty, Failed, Loading } from '../kit/States.tsx'
import { ProblemError, UnreachableError } from '../problem.ts'

const refusal = new ProblemError({
  type: 'urn:xuemai:problem:not-reconciled',
  title: 'not-reconciled',
  status: 422,
  detail: '',
  code: 'not-reconciled',
  text: { zh: '还有 12 人份没有分到单位，不能下达', en: '12 units belong to nobody yet' },
  reasons: [],
  values: {},
})

const pages = ['今日', '年度目标', '月份计划', '单位与联络员']
const sources: readonly HitSource[] = [
  {
    heading: '页面',
    find: (text) =>
      pages
        .filter((name) => answers(name, text))
        .map((name, at) => ({ key: `p${at}`, name, note: '计划' })),
  },
]

/** Nothing, failure, waiting; reasons, inspector, palette. */
export function StateSpecimens() {
  const [open, setOpen] = useState(false)
  return (
    <div className="look-states">
      <Empty
        title="2021 年目标尚未建立"
        normally="这里会列出 64 个单位的年度目标。可以沿用 2020 年的结构开始。"
        action={<Button>复制 2020 年结构</Button>}
      />
      <Failed error={refusal} action={<Button>看没分的部分</Button>} />
      <Failed error={new UnreachableError(undefined)} onRetry={() => {}} />
      <Loading title="正在汇总 64 个单位" done={38} total={64} />
      <Reasons
        of={[
          {
            code: 'donor.interval',
            law: { act: 'Blood Donation Law', at: '第九条', says: '两次采集间隔不少于六个月' },
            until: day('2027-03-10'),
          },
        ]}
      />
      <Inspector title="华新镇 七月至八月" onClose={() => {}}>
        <Facts
          of={[
            ['年度目标', '1,330'],
            ['已排', '1,243'],
            ['余，计入春节应急保障', '87'],
          ]}
        />
      </Inspector>
      <Button keys="Ctrl K" onClick={() => setOpen(true)}>
        搜索
      </Button>
      <CommandPalette
        open={open}
        onClose={() => setOpen(false)}
        sources={sources}
        onGo={() => {}}
      />
    </div>
  )
}
