import { type FormEvent, useState } from 'react'
import { Button } from '#web/kit/Button.tsx'
import { Dialog } from '#web/kit/Dialog.tsx'
import { Field } from '#web/kit/Field.tsx'
import { TextInput } from '#web/kit/TextInput.tsx'
import { useWords } from '#web/words/useWords.ts'
import type { PlanChange } from '../../rules/change.ts'
import { type Track, tracks } from '../../rules/notice/shape.ts'
import type { TargetShape } from '../../shapes.ts'
import { newKey } from '../plan/new-key.ts'
import { planWords } from '../words.ts'
import { targetWords } from './words.ts'

interface Props {
  /** A group below a track, a track below the total. */
  readonly parent: TargetShape
  readonly onAdd: (change: PlanChange) => void
  readonly onClose: () => void
}

/** Adds a group to a track, or a track to the total. */
export function AddGroupDialog({ parent, onAdd, onClose }: Props) {
  const words = useWords(targetWords)
  const common = useWords(planWords)
  const below = parent.kind === 'total' ? 'track' : 'group'
  const [label, setLabel] = useState('')
  const [track, setTrack] = useState<Track>(below === 'track' ? 'group' : parent.track)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onAdd({
      do: 'add-target',
      key: newKey(),
      parentKey: parent.key,
      kind: below,
      track,
      label: label.trim(),
      unitId: null,
      amount: null,
      status: 'pending',
    })
    onClose()
  }
  return (
    <Dialog title={below === 'track' ? words.addTrack : words.addGroup} open onClose={onClose}>
      <form onSubmit={submit}>
        {below === 'group' ? null : (
          <Field label={words.trackKind}>
            <select
              className="input"
              value={track}
              onChange={(event) => setTrack(event.target.value as Track)}
            >
              {tracks
                .filter((one) => one !== 'total')
                .map((one) => (
                  <option key={one} value={one}>
                    {words.tracks[one]}
                  </option>
                ))}
            </select>
          </Field>
        )}
        <Field label={words.groupName}>
          <TextInput
            required
            maxLength={100}
            value={label}
            onChange={(event) => setLabel(event.target.value)}
          />
        </Field>
        <div className="dialog-actions">
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button kind="primary" submit>
            {words.add}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
