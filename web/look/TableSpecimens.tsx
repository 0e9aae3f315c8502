import { useState } from 'react'
import { Bullet } from '../kit/Bullet.tsx'
import { CapBar } from '../kit/CapBar.tsx'
import { Chart } from '../kit/Chart.tsx'
import { monthColumns, treemap } from '../kit/chart-options.ts'
import { Figure } from '../kit/Figure.tsx'
import { type Column, Ledger } from '../kit/Ledger.tsx'
import { MonthGrid } from '../kit/MonthGrid.tsx'
import { PlanLegend } from '../kit/PlanLegend.tsx'
import { DemoTag, SeverityTag } from '../kit/Tag.tsx'
import type { Palette } from '../tokens.ts'
import { bands, type Specimen, scheduleLines, towns } from './specimens.ts'

const columns: readonly Column<Specimen>[] = [
  {
    key: 'name',
    head: '单位',
    cell: ({ name, kind }) => <span className={kind === 'row' ? 'look-indent' : ''}>{name}</span>,
    value: ({ name }) => name,
    total: '合计',
  },
  {
    key: 'before',
    head: '上年目标',
    kind: 'figure',
    group: <DemoTag>通知未载，演示数据</DemoTag>,
    cell: ({ before }) => <Figure value={before} />,
    value: ({ before }) => before,
    total: '9,778',
  },
  {
    key: 'heads',
    head: '人数基数',
    unit: '人',
    kind: 'figure',
    cell: ({ heads, kind }) => (
      <Figure value={heads} missing={kind === 'row' ? 'blank' : 'no-data'} />
    ),
    value: ({ heads }) => heads,
  },
  {
    key: 'target',
    head: '本年目标',
    unit: '人份',
    kind: 'figure',
    main: true,
    cell: ({ target }) => <Figure value={target} missing="pending" />,
    value: ({ target }) => target,
    total: '10,118',
  },
  {
    key: 'share',
    head: '占基数，竖线为上限',
    cell: ({ kind, target, heads, cap }) =>
      kind === 'row' ? (
        <CapBar share={heads === null || target === null ? null : target / heads} cap={cap} />
      ) : (
        <span className="caption">不超过 2.5%</span>
      ),
    value: ({ target, heads }) => (heads === null || target === null ? null : target / heads),
  },
  {
    key: 'tip',
    head: '提示',
    cell: ({ name }) =>
      name === '金泽镇' ? <SeverityTag severity="warning">超上限 98</SeverityTag> : null,
  },
]

/** Ledger, bars, schedule and charts. */
export function TableSpecimens() {
  const [row, setRow] = useState('华新镇')
  const [item, setItem] = useState('d')
  const [fine, setFine] = useState('d')
  const many = Array.from({ length: 1200 }, (_, at) => ({
    ...towns[1 + (at % 8)]!,
    name: `第 ${at + 1} 村`,
  }))

  return (
    <div className="look-tables">
      <Ledger
        caption="镇街目标"
        columns={columns}
        rows={towns}
        keyOf={({ name }) => name}
        kindOf={({ kind }) => kind}
        selected={row}
        onSelect={setRow}
        copyable
        note="11 个镇、街道"
      />
      <div className="look-bullets">
        <Bullet label="全年" size="page" target={11_173} actual={9234} toDate={9391} figures />
        <Bullet label="个人与保障" size="page" target={null} actual={3382} />
        <Bullet label="华新镇" target={1330} actual={1286} toDate={1330} figures />
        <Bullet label="白鹤镇" target={1066} actual={1071} toDate={1066} figures />
      </div>
      <MonthGrid
        caption="2020 年月份计划"
        head="单位"
        year={2020}
        lines={scheduleLines('month')}
        sides={['目标', '已排', '余']}
        bands={bands}
        selected={item}
        onSelect={setItem}
        totals={[
          {
            key: 'sum',
            name: '月合计',
            sides: ['11,173', '11,173', '0'],
            cells: [
              '1,735',
              '586',
              '694',
              '955',
              '1,106',
              '924',
              '1,243',
              '647',
              '446',
              '1,055',
              '1,010',
              '772',
            ],
          },
        ]}
      />
      <MonthGrid
        caption="2020 年旬计划"
        head="单位"
        year={2020}
        grain="xun"
        lines={scheduleLines('xun')}
        bands={bands}
        selected={fine}
        onSelect={setFine}
      />
      <div className="look-charts">
        <Chart
          title="徐泾、华新、赵巷比计划少 3% 以上"
          note="面积为年度目标，深浅为与至今应完成数之差（人份）"
          summary="七个镇中三个比计划少 3% 以上"
          option={shares}
          table={<p>数据表</p>}
          legend={<PlanLegend />}
        />
        <Chart
          title="五、七、八月合计少 151"
          note="柱为实际，横线为计划；跨月项计入首月（人份）"
          summary="五月少 75，七月少 44，八月少 32，其余各月基本采足"
          option={months}
          table={<p>数据表</p>}
        />
      </div>
      <Ledger
        caption="一千二百个村"
        columns={columns.slice(0, 5)}
        rows={many}
        keyOf={({ name }) => name}
        compact
      />
    </div>
  )
}

const months = (palette: Palette) =>
  monthColumns(
    {
      names: Array.from({ length: 12 }, (_, at) => `${at + 1}月`),
      actual: [1740, 586, 694, 955, 1031, 924, 1199, 615, 446, 1044, null, null],
      plan: [1735, 586, 694, 955, 1106, 924, 1243, 647, 446, 1055, 1010, 772],
      bands: [{ name: '高温', from: 6, to: 7 }],
      says: { actual: '实际', plan: '计划' },
    },
    palette,
  )

const shares = (palette: Palette) =>
  treemap(
    [
      { name: '华新', target: 1330, actual: 1286, toDate: 1330 },
      { name: '朱家角', target: 1222, actual: 466, toDate: 450 },
      { name: '金泽', target: 1200, actual: 757, toDate: 750 },
      { name: '徐泾', target: 1177, actual: 1000, toDate: 1177 },
      { name: '白鹤', target: 1066, actual: 1071, toDate: 1066 },
      { name: '赵巷', target: 804, actual: 772, toDate: 804 },
      { name: '香花桥', target: 682, actual: 572, toDate: 586 },
    ],
    palette,
    '未排期',
  )
