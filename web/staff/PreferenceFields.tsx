import { SegmentedView } from '../kit/SegmentedView.tsx'
import { prefer, usePreferences } from '../preferences.ts'
import { shellWords } from '../words/shell.ts'
import { useWords } from '../words/useWords.ts'

/** Language, appearance and density of this device. */
export function PreferenceFields() {
  const words = useWords(shellWords)
  const { language, scheme, density } = usePreferences()

  return (
    <div className="preferences">
      <SegmentedView
        label={words.language}
        value={language}
        options={[
          { value: 'zh', label: '中文' },
          { value: 'en', label: 'English' },
        ]}
        onChange={(value) => prefer({ language: value })}
      />
      <SegmentedView
        label={words.scheme}
        value={scheme}
        options={(['system', 'light', 'dark'] as const).map((value) => ({
          value,
          label: words.schemes[value],
        }))}
        onChange={(value) => prefer({ scheme: value })}
      />
      <SegmentedView
        label={words.density}
        value={density}
        options={(['loose', 'standard', 'compact'] as const).map((value) => ({
          value,
          label: words.densities[value],
        }))}
        onChange={(value) => prefer({ density: value })}
      />
    </div>
  )
}
