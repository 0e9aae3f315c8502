import type { ReactNode } from 'react'
import { Button } from '../kit/Button.tsx'
import { Loading } from '../kit/States.tsx'
import { Upload } from '../kit/Upload.tsx'
import { useWords } from '../words/useWords.ts'
import { saveFile } from './source.ts'
import { importWords } from './words.ts'

const kinds = ['.xlsx', '.xls', '.et', '.csv', '.txt']

/** The first step: how the table is to be taken in, and the file. */
export function UploadStep(props: {
  readonly fields: ReactNode
  readonly progress: number | undefined
  readonly busy: boolean
  readonly onFile: (file: File) => void
  readonly onTemplate: () => Promise<File>
}) {
  const words = useWords(importWords)
  const read = props.busy && (props.progress === undefined || props.progress === 1)
  return (
    <section className="import-upload">
      <p className="quiet">{words.uploadSays}</p>
      <div className="import-fields">{props.fields}</div>
      <Upload
        label={words.file}
        kinds={kinds}
        limitBytes={100_000_000}
        onFile={props.onFile}
        progress={read ? undefined : props.progress}
      />
      {read ? <Loading lines={2} /> : null}
      <p>
        <Button kind="link" onClick={() => void props.onTemplate().then(saveFile)}>
          {words.template}
        </Button>
      </p>
    </section>
  )
}
