import { Page } from '../kit/Page.tsx'

/** The style sheet of the kit, for looking; only in development builds. */
export function KitPage() {
  return (
    <Page title="血脉 视觉基准">
      <p />
    </Page>
  )
}
