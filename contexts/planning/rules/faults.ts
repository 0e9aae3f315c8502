import type { AmountFault, DecimalFault } from './decimal.ts'

/** Why a table of lines and fields could not be read; lines count from 1, the header included. */
export type CsvFault =
  | { readonly code: 'quote-unclosed'; readonly line: number }
  | { readonly code: 'quote-misplaced'; readonly line: number }
  | { readonly code: 'field-too-long'; readonly line: number; readonly limit: number }

/** Why a row is not a node, or the rows are not one tree. */
export type TreeFault =
  | CsvFault
  | { readonly code: 'nothing-in-it' }
  | { readonly code: 'header-wrong'; readonly found: string; readonly expected: string }
  | { readonly code: 'field-count'; readonly line: number; readonly found: number }
  | { readonly code: 'id-missing'; readonly line: number }
  | {
      readonly code: 'id-repeated'
      readonly line: number
      readonly id: string
      readonly first: number
    }
  | {
      readonly code: 'weight-invalid'
      readonly line: number
      readonly id: string
      readonly text: string
      readonly why: DecimalFault | 'missing'
    }
  | {
      readonly code: 'bound-invalid'
      readonly line: number
      readonly id: string
      readonly bound: 'floor' | 'cap'
      readonly text: string
      readonly why: AmountFault
    }
  | {
      readonly code: 'cap-below-floor'
      readonly line: number
      readonly id: string
      readonly floor: number
      readonly cap: number
    }
  | {
      readonly code: 'parent-missing'
      readonly line: number
      readonly id: string
      readonly parent: string
    }
  | {
      readonly code: 'two-roots'
      readonly lines: readonly number[]
      readonly ids: readonly string[]
    }
  | { readonly code: 'cycle'; readonly lines: readonly number[]; readonly ids: readonly string[] }

/** Why a total cannot be split over a tree that is otherwise in order, where, and by how much. */
export type SplitFault =
  | { readonly code: 'total-invalid'; readonly text: string; readonly why: AmountFault }
  | {
      readonly code: 'total-below-floors'
      readonly id: string
      readonly total: number
      readonly least: number
      readonly by: number
    }
  | {
      readonly code: 'total-above-caps'
      readonly id: string
      readonly total: number
      readonly most: number
      readonly by: number
    }
  | {
      readonly code: 'floors-above-cap'
      readonly id: string
      readonly least: number
      readonly cap: number
      readonly by: number
    }
  | {
      readonly code: 'caps-below-floor'
      readonly id: string
      readonly most: number
      readonly floor: number
      readonly by: number
    }
  | { readonly code: 'floors-too-large'; readonly id: string }
  | {
      readonly code: 'weightless'
      readonly id: string
      readonly amount: number
      readonly placed: number
      readonly by: number
    }

export type Fault = TreeFault | SplitFault

/** What went wrong, or what came out. */
export type Result<T, F> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly F[] }
