import { useId, useRef, useState } from 'react'
import { fileSize } from '../words/format.ts'
import { kitWords } from '../words/kit.ts'
import { useWords } from '../words/useWords.ts'
import { Button } from './Button.tsx'
import './Upload.css'

interface Props {
  /** What is asked for: 通知或文件. */
  readonly label: string
  /** File names may end in these: ['.docx', '.xlsx']. */
  readonly kinds: readonly string[]
  readonly limitBytes: number
  readonly onFile: (file: File) => void
  /** From 0 to 1 while a file is on its way. */
  readonly progress?: number | undefined
}

/** A file by choosing, dropping or pasting; size and kind are said before it is sent. */
export function Upload({ label, kinds, limitBytes, onFile, progress }: Props) {
  const words = useWords(kitWords)
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [wrong, setWrong] = useState<string>()
  const [over, setOver] = useState(false)
  const named = kinds.map((kind) => kind.slice(1)).join('、')

  const take = (file: File | undefined) => {
    if (file === undefined) return
    const known = kinds.some((kind) => file.name.toLowerCase().endsWith(kind))
    if (!known) return setWrong(words.wrongKind(file.name, named))
    if (file.size > limitBytes) {
      return setWrong(words.tooLarge(file.name, fileSize(file.size), fileSize(limitBytes)))
    }
    setWrong(undefined)
    onFile(file)
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping has the button as its equal
    <div
      className="upload"
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer.files[0])
      }}
    >
      <label className="unseen" htmlFor={id}>
        {label}
      </label>
      <input
        ref={input}
        id={id}
        className="unseen"
        type="file"
        tabIndex={-1}
        accept={kinds.join(',')}
        onChange={(event) => {
          take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <p>
        <Button size="large" busy={progress !== undefined} onClick={() => input.current?.click()}>
          {words.choose}
        </Button>{' '}
        <span className="quiet">{words.dropHere}</span>
      </p>
      <p className="caption">{words.limit(named, fileSize(limitBytes))}</p>
      {progress === undefined ? null : (
        <>
          <progress className="progress" value={progress} max={1} aria-label={label} />
          <p className="caption" role="status">
            {words.uploading(`${Math.round(progress * 100)}%`)}
          </p>
        </>
      )}
      {wrong === undefined ? null : (
        <p className="field-error" role="alert">
          {wrong}
        </p>
      )}
    </div>
  )
}
