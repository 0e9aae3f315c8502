import type { Day } from '#kernel/days.ts'
import { Problem } from '#kernel/problem.ts'
import { type Act, type Change, record } from '#platform/change.ts'
import { newId } from '#platform/id.ts'
import { getUnit } from '../queries.ts'
import { ended } from '../refusals.ts'
import type { LiaisonRole } from '../rules/kinds.ts'
import { findPhone } from '../rules/liaison.ts'
import { accountOf } from './account-of.ts'

export interface NewLiaison {
  readonly unitId: string
  readonly role: LiaisonRole
  readonly name: string
  readonly phone: string | null
  /** The account the person signs in with, where there is one. */
  readonly login?: string | null
  readonly from: Day
  readonly to: Day | null
  readonly importId?: string
  readonly demo?: boolean
}

/** Names who answers for a unit (分管负责人 or 联络员); the phone is kept sealed. */
export async function nameLiaison(act: Act, wish: NewLiaison): Promise<Change<{ id: string }>> {
  const { unitId, role, from, to } = wish
  const unit = await getUnit(act.tx, unitId)
  if (unit.endedOn !== null && from >= unit.endedOn) throw ended(unit.name, unit.endedOn)
  if (to !== null && to < from) throw backwards()
  const phone = wish.phone === null ? null : findPhone(wish.phone)
  if (phone === undefined) throw noPhone()
  const accountId = await accountOf(act, { login: wish.login, regionId: unit.regionId })

  const id = newId()
  await act.tx
    .insertInto('organisation.liaison')
    .values({
      id,
      unitId,
      role,
      name: wish.name.trim(),
      phone: phone === null ? null : act.secrets.seal(phone),
      accountId,
      validFrom: from,
      validTo: to,
      importId: wish.importId ?? null,
      demo: wish.demo ?? false,
    })
    .execute()
  return record(act, { name: 'liaison.named', subject: unitId, data: { role, from } }, { id })
}

const backwards = () =>
  new Problem('input-invalid', {
    zh: '有效期的截止日早于开始日，请核对。',
    en: 'The validity ends before it begins; check both days.',
  })

const noPhone = () =>
  new Problem('input-invalid', {
    zh: '电话号码格式不对：手机 11 位，或带区号的固定电话，例如 021-59732890。',
    en: 'That is not a phone number: a mobile has 11 digits, a landline its area code, such as 021-59732890.',
  })
