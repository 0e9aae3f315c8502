import { DatePicker, Select } from 'antd'
import { useState } from 'react'
import { AmountInput } from '../kit/AmountInput.tsx'
import { Button } from '../kit/Button.tsx'
import { Dialog } from '../kit/Dialog.tsx'
import { Field } from '../kit/Field.tsx'
import { SegmentedView } from '../kit/SegmentedView.tsx'
import { TextInput } from '../kit/TextInput.tsx'
import { Upload } from '../kit/Upload.tsx'

/** Buttons, choices and fields in their states. */
export function FormSpecimens() {
  const [view, setView] = useState<'matrix' | 'gantt' | 'list'>('matrix')
  const [open, setOpen] = useState(false)
  const [amount, setAmount] = useState<number | null>(1243)
  const [file, setFile] = useState('')

  return (
    <>
      <div className="look-row">
        <Button kind="primary" size="large">
          下达目标
        </Button>
        <Button size="large">导出附件 1、2</Button>
        <Button size="small">接受</Button>
        <Button kind="link">改正</Button>
        <Button kind="donor" size="large">
          预约献血
        </Button>
        <Button size="large" keys="F2">
          叫下一位
        </Button>
        <Button size="large" why="还有 2 个单位未排期">
          发布计划
        </Button>
        <Button size="large" busy>
          正在提交
        </Button>
        <Button size="large" onClick={() => setOpen(true)}>
          打开浮层
        </Button>
      </div>
      <div className="look-row">
        <SegmentedView
          label="视图"
          value={view}
          options={[
            { value: 'matrix', label: '月份表' },
            { value: 'gantt', label: '甘特图' },
            { value: 'list', label: '清单' },
          ]}
          onChange={setView}
        />
      </div>
      <div className="look-fields">
        <Field label="计划献血数">
          <AmountInput value={amount} onCommit={setAmount} unit="人份" />
        </Field>
        <Field label="献血时间" error="应为如“3月上旬”或 2020-03-05">
          <TextInput defaultValue="3上" />
        </Field>
        <Field label="归属单位" optional>
          <TextInput placeholder="单位名称或简称" />
        </Field>
        <Field label="已发布，不可改">
          <TextInput readOnly value="1,066" unit="人份" />
        </Field>
        <Field label="条线">
          <Select
            defaultValue="town"
            options={[
              { value: 'town', label: '镇、街道' },
              { value: 'bureau', label: '委、办、局' },
            ]}
          />
        </Field>
        <Field label="生效日期">
          <DatePicker />
        </Field>
      </div>
      <Upload
        label="通知文件"
        kinds={['.docx', '.xlsx', '.pdf', '.txt']}
        limitBytes={20_000_000}
        onFile={({ name }) => setFile(name)}
        progress={file === '' ? undefined : 0.42}
      />
      <Dialog
        title="下达年度目标"
        open={open}
        onClose={() => setOpen(false)}
        actions={
          <>
            <Button onClick={() => setOpen(false)}>返回修改</Button>
            <Button kind="primary">确认下达</Button>
          </>
        }
      >
        <p>将向 64 个单位下达 11,173 人份。下达后本版不可改，修订另立新版。</p>
      </Dialog>
    </>
  )
}
