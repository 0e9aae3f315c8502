import type { Language } from '#kernel/text.ts'
import { Calm } from '#web/kit/Calm.tsx'
import { Section } from '#web/kit/Page.tsx'
import { Loaded } from '#web/kit/States.tsx'
import { Steps, TaskList, type TaskRow } from '#web/kit/TaskList.tsx'
import { useMay } from '#web/me.ts'
import { percent, quantity } from '#web/words/format.ts'
import { useLanguage, useWords } from '#web/words/useWords.ts'
import type { TaskShape, TodayShape } from '../../today/contract.ts'
import { useToday } from './useToday.ts'
import { todayWords } from './words.ts'

/** 今日要事: at most five rows with one link each; an office that begins finds its first steps. */
export function Tasks() {
  const words = useWords(todayWords)
  const language = useLanguage()
  const today = useToday()
  const reads = useMay('planning.read-notice')

  return (
    <Loaded query={today} lines={5}>
      {(seen) => {
        if (reads && seen.plan === null) return <FirstSteps seen={seen} />
        return (
          <Section title={words.tasks}>
            {seen.tasks.length === 0 ? (
              <Calm says={words.noTasks} normally={words.noTasksSay} />
            ) : (
              <TaskList rows={seen.tasks.map((task) => rowOf(task, words, language))} />
            )}
            {seen.more === 0 ? null : <p className="caption today-more">{words.more(seen.more)}</p>}
          </Section>
        )
      }}
    </Loaded>
  )
}

function FirstSteps({ seen }: { readonly seen: TodayShape }) {
  const words = useWords(todayWords)
  const [task] = seen.tasks
  const notice = task?.kind === 'notice' ? task.noticeId : seen.notices[0]?.id
  return (
    <Section title={words.first} note={words.firstSays}>
      <Steps
        done={words.done}
        steps={[
          {
            key: 'read',
            says: words.step1,
            note: words.step1Says,
            done: seen.notices.length > 0,
            to: '/notices',
            act: words.begin,
          },
          {
            key: 'decide',
            says: words.step2,
            note: words.step2Says,
            done: false,
            to: notice === undefined ? '/notices' : `/notices/${notice}`,
            act: words.toDecide,
          },
          {
            key: 'issue',
            says: words.step3,
            note: words.step3Says,
            done: false,
            to: '/plan/newest/targets',
            act: words.openPlan,
          },
        ]}
      />
    </Section>
  )
}

function rowOf(
  task: TaskShape,
  words: ReturnType<typeof useWords<typeof todayWords>>,
  language: Language,
): TaskRow {
  if (task.kind === 'notice') {
    return {
      key: `notice-${task.noticeId}`,
      says: words.notice(task.title),
      note: words.errors(task.errors),
      to: `/notices/${task.noticeId}`,
      act: words.toDecide,
    }
  }
  if (task.kind === 'approve-cap') {
    const { regionId, regionName, basis, ratio } = task
    return {
      key: `cap-${regionId}-${basis}-${ratio}`,
      says: words.cap(regionName, words.bases[basis], percent(ratio)),
      to: `/rules?region=${regionId}`,
      act: words.toCaps,
    }
  }
  const plan = words.revisionOf(task.regionName, task.year, task.number)
  const at = { key: `${task.kind}-${task.planId}`, to: `/plan/${task.planId}/targets` }
  switch (task.kind) {
    case 'approve':
      return { ...at, says: words.approve(plan), act: words.toApprove }
    case 'returned':
      return {
        ...at,
        says: words.returned(plan),
        note: words.reason(task.reason),
        act: words.toEdit,
      }
    case 'unallocated':
      return {
        ...at,
        says: words.unallocated(plan, quantity(task, language)),
        act: words.toAllocate,
      }
    case 'draft':
      return { ...at, says: words.draft(plan), act: words.toSubmit }
  }
}
