import { sql } from 'kysely'
import type { z } from 'zod'
import type { Read } from '../db/database.ts'
import type { Verdict } from './contract.ts'

type Fault = NonNullable<z.infer<typeof Verdict>['fault']>

interface Link {
  readonly n: number
  readonly chain: string
  readonly sound: boolean
  readonly chained: boolean
}

/**
 * Proves the chain: every seal is recomputed from its entries and chained to the one before it; no
 * sealed range has a foreign entry; and a head saved outside the database is still in the chain.
 */
export async function verifyRecord(tx: Read, savedHead?: string): Promise<Verdict> {
  const counts = await countAll(tx)
  let last: Link | undefined
  for (;;) {
    const links = await linksAfter(tx, last?.n ?? 0)
    for (const link of links) {
      const fault = faultOf(link, (last?.n ?? 0) + 1)
      if (fault !== null) return verdict(counts, last, fault)
      last = link
    }
    if (links.length < batch) break
  }
  return verdict(counts, last, (await foreignEntries(tx)) ?? (await headFault(tx, savedHead)))
}

const batch = 200

const linksAfter = async (tx: Read, after: number): Promise<readonly Link[]> => {
  const { rows } = await sql<Link>`
    select s.n, encode(s.chain, 'hex') as chain,
      coalesce(again.root = s.root and again.entries = s.entries, false) as sound,
      s.chain = record.chain_hash(coalesce(before.chain, '\\x00'), s.root, s.from_tx, s.to_tx, s.entries)
        and s.from_tx = coalesce(before.to_tx, '0'::xid8) as chained
    from record.seal s
    left join record.seal before on before.n = s.n - 1
    left join lateral (
      select count(*)::int as entries, sha256(string_agg(record.entry_hash(e), ''::bytea order by e.tx, e.id)) as root
      from record.entry e
      where e.id between s.min_id and s.max_id and e.tx >= s.from_tx and e.tx < s.to_tx
    ) again on true
    where s.n > ${after}
    order by s.n limit ${batch}`.execute(tx as never)
  return rows
}

function faultOf(link: Link, expected: number): Fault | null {
  if (link.n !== expected) {
    return {
      kind: 'seal-missing',
      seal: expected,
      zh: `第 ${expected} 号封存不见了。`,
      en: `Seal ${expected} is missing.`,
    }
  }
  if (!link.sound) {
    return {
      kind: 'entries-altered',
      seal: link.n,
      zh: `第 ${link.n} 号封存内的记录被改动、删除或增添过。`,
      en: `Entries under seal ${link.n} were altered, removed or added.`,
    }
  }
  return link.chained
    ? null
    : {
        kind: 'chain-broken',
        seal: link.n,
        zh: `第 ${link.n} 号封存与前一号接不上。`,
        en: `Seal ${link.n} does not follow from the one before it.`,
      }
}

/** Entries that lie in sealed time but under no seal: slipped in afterwards. */
async function foreignEntries(tx: Read): Promise<Fault | null> {
  const { rows } = await sql<{ sealed: number; present: number }>`
    select coalesce((select sum(entries) from record.seal), 0)::bigint as sealed,
      (select count(*) from record.entry
       where tx < coalesce((select max(to_tx) from record.seal), '0'::xid8)) as present`.execute(
    tx as never,
  )
  const { sealed, present } = rows[0]!
  if (sealed === present) return null
  return {
    kind: 'entry-unsealed',
    seal: null,
    zh: `已封存的时段里有 ${present - sealed} 条未经封存的记录。`,
    en: `${present - sealed} entries lie in sealed time without being sealed.`,
  }
}

async function headFault(tx: Read, saved: string | undefined): Promise<Fault | null> {
  if (saved === undefined || saved === '') return null
  const parts = /(\d+):([0-9a-f]{64})\s*$/.exec(saved)
  if (parts === null) {
    return {
      kind: 'head-differs',
      seal: null,
      zh: '给出的链头读不懂，应为“序号:64 位十六进制”。',
      en: 'The given head cannot be read; it is a number, a colon and 64 hexadecimal digits.',
    }
  }
  const n = +parts[1]!
  const { rows } = await sql<{ chain: string }>`
    select encode(chain, 'hex') as chain from record.seal where n = ${n}`.execute(tx as never)
  if (rows[0] === undefined) {
    return {
      kind: 'head-missing',
      seal: n,
      zh: `库外保存的链头是第 ${n} 号，库里已没有：尾部被截去。`,
      en: `The head kept outside is seal ${n}; it is no longer here: the tail was cut.`,
    }
  }
  if (rows[0].chain === parts[2]) return null
  return {
    kind: 'head-differs',
    seal: n,
    zh: `第 ${n} 号封存与库外保存的链头不同：整条链被重做过。`,
    en: `Seal ${n} is not the head kept outside: the chain was rebuilt.`,
  }
}

const countAll = async (tx: Read) => {
  const { rows } = await sql<{ seals: number; entries: number; unsealed: number }>`
    select (select count(*) from record.seal) as seals, count(*) as entries,
      count(*) filter (where tx >= coalesce((select max(to_tx) from record.seal), '0'::xid8)) as unsealed
    from record.entry`.execute(tx as never)
  return rows[0]!
}

const verdict = (
  counts: { seals: number; entries: number; unsealed: number },
  last: Link | undefined,
  fault: Fault | null,
): Verdict => ({
  ...counts,
  sound: fault === null,
  head: last === undefined ? null : `${last.n}:${last.chain}`,
  fault,
})
