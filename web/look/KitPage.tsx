import { type ReactNode, useState } from 'react'
import type { Instant } from '#kernel/days.ts'
import { AsOf } from '../kit/AsOf.tsx'
import { Basis } from '../kit/Basis.tsx'
import { Button } from '../kit/Button.tsx'
import { Equation, Equations } from '../kit/Equation.tsx'
import { FootBar } from '../kit/FootBar.tsx'
import { Missing } from '../kit/Missing.tsx'
import { Page } from '../kit/Page.tsx'
import { SaveState } from '../kit/SaveState.tsx'
import { Seal } from '../kit/Seal.tsx'
import { DemoTag, SeverityTag, Tag, Ticked } from '../kit/Tag.tsx'
import { PreferenceFields } from '../staff/PreferenceFields.tsx'
import { FormSpecimens } from './FormSpecimens.tsx'
import './look.css'
import { StateSpecimens } from './StateSpecimens.tsx'
import { TableSpecimens } from './TableSpecimens.tsx'

const at = '2027-10-31T10:00:00.000Z' as Instant

/** The style sheet of the kit, for looking; only in development builds. */
export function KitPage() {
  return (
    <main className="look">
      <Page
        title="血脉 视觉基准"
        meta={
          <>
            <span>第 1 版，草稿</span>
            <Basis unit="renfen" />
            <AsOf at={at} />
            <SaveState state={{ is: 'saved', at }} />
          </>
        }
        actions={
          <>
            <Button>复制上年结构</Button>
            <Button>导出附件 1、2</Button>
          </>
        }
        equation={<Sums />}
        foot={
          <FootBar actions={<Button kind="primary">下达目标</Button>}>
            <span>
              合计 <b>11,173</b> = 团体目标 <b>11,173</b>
            </span>
            <Ticked>差 0</Ticked>
            <span>
              待下达 <b>4,814</b>
            </span>
          </FootBar>
        }
      >
        <Part name="偏好">
          <PreferenceFields />
        </Part>
        <Part name="字">
          <Type />
        </Part>
        <Part name="标签与戳">
          <Marks />
        </Part>
        <Part name="按钮与输入">
          <FormSpecimens />
        </Part>
        <Part name="表与条">
          <TableSpecimens />
        </Part>
        <Part name="空、错、等">
          <StateSpecimens />
        </Part>
      </Page>
    </main>
  )
}

function Part({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <section className="look-part">
      <h2>{name}</h2>
      <div>{children}</div>
    </section>
  )
}

const Sums = () => (
  <Equations
    note={
      <>
        <Ticked>团体 10,118 + 1,055 = 11,173，与通知一致</Ticked>
        <br />
        <Basis unit="renfen" />
      </>
    }
  >
    <Equation
      left={[{ caption: '市政府下达', value: 15_987 }]}
      right={[
        { caption: '团体', value: 11_173, recount: 10_118 + 1_055 },
        { caption: '个人与保障，待下达', value: 4_814, pending: true },
      ]}
    />
    <Equation
      left={[
        { caption: '镇街目标', value: 10_118 },
        { caption: '镇街已排', value: 9_449, sign: '−' },
      ]}
      right={[{ caption: '春节应急保障', value: 669 }]}
    />
    <Equation
      left={[{ caption: '区分解', value: 1_000 }]}
      right={[{ caption: '各镇合计', value: 988 }]}
    />
  </Equations>
)

const Type = () => (
  <div className="look-type">
    <p className="look-key">11,173</p>
    <h1>2020 年度目标分解</h1>
    <h2>还没排期的单位</h2>
    <p>各单位可按不超过职工人数的 6.5% 动员和招募。</p>
    <p className="caption">口径 人份(200 mL)，截至 10-31 18:00</p>
    <p className="source">本区当年无偿献血募集目标为15987人份</p>
    <p>
      文中链接 <a href="#figures">第 37 行</a>
    </p>
  </div>
)

function Marks() {
  const [shown, setShown] = useState(true)
  return (
    <>
      <p className="look-row">
        <SeverityTag severity="error" />
        <SeverityTag severity="warning" />
        <SeverityTag severity="note" />
        <Tag>未开始</Tag>
        <span>已完成</span>
        <DemoTag />
        <AsOf at={at} />
        <AsOf at={at} stale="血站接口中断 3 小时" />
        <Ticked>合计相符</Ticked>
      </p>
      <p className="look-row">
        <span>
          没有数据 <Missing kind="no-data" />
        </span>
        <span>
          确为零 <b>0</b>
        </span>
        <Missing kind="pending" />
        <Missing kind="unscheduled" />
        <Missing kind="blank" />
        <span>
          不公开 <Missing kind="suppressed" />
        </span>
      </p>
      <p className="look-row">{shown ? <Seal characters="青浦献血" /> : null}</p>
      <Button size="small" onClick={() => setShown(!shown)}>
        {shown ? '收起印' : '显示印'}
      </Button>
    </>
  )
}
