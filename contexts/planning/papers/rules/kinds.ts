/** The documents and reports that planning writes. */
export const paperKinds = [
  'annual-notice',
  'unit-letters',
  'progress-report',
  'cap-annex',
  'schedule-annex',
  'blank-form',
] as const
export type PaperKind = (typeof paperKinds)[number]

/** Those that state how far collection is, and so depend on a day. */
export const isOfDay = (kind: PaperKind): boolean => kind === 'progress-report'

/** The parts of a document whose words an office chooses. */
export const slots = ['head', 'number', 'title', 'addressee', 'body', 'signer', 'copyTo'] as const
export type Slot = (typeof slots)[number]

/** The words of a document, with fields such as {{年度}} in them. */
export type TemplateTexts = Readonly<Record<Slot, string>>
