/** A sentence for people, in both languages of the product. */
export interface Text {
  readonly zh: string
  readonly en: string
}

export type Language = keyof Text
