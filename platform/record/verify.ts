import { sql } from 'kysely'
import type { z } from 'zod'
import type { Read } from '../db/database.ts'
import type { Verdict } from './contract.ts'
import { readHead } from './heads.ts'

type Fault = NonNullable<z.infer<typeof Verdict>['fault']>

interface Link {
  readonly n: number
  readonly chain: string
  readonly sound: boolean
  readonly chained: boolean
}

/**
 * Proves the chain: every seal is recomputed from its entries and chained to the one before it; no
 * sealed range has a foreign entry; and every head saved outside the database is still in the chain.
 */
export async function verifyRecord(tx: Read, savedHeads: readonly string[] = []): Promise<Verdict> {
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
  return verdict(counts, last, (await foreignEntries(tx)) ?? (await headsFault(tx, savedHeads)))
}

const batch = 200

const linksAfter = async (tx: Read, after: number): Promise<readonly Link[]> => {
  const { rows } = await sql<Link>`
    select s.n, encode(s.chain, 'hex') as chain,
      coalesce(again.root = s.root and again.entries = s.entries, false) as sound,
      s.chain = record.chain_hash(coalesce(before.chain, '\\x00'), s.root, s.after_id, s.from_tx, s.to_tx,
          s.min_id, s.max_id, s.entries)
        and case when s.after_id = coalesce(before.after_id, 0)
          then s.from_tx = coalesce(before.to_tx, '0'::xid8)
          else s.from_tx = '0'::xid8 and s.after_id >= before.max_id and s.after_id > before.after_id
        end as chained
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

/**
 * Entries that lie in sealed time but under no seal: slipped in afterwards. Sealed time is, for each
 * count of transactions (see `record.begin_anew`), what lies below the end of its last seal.
 */
async function foreignEntries(tx: Read): Promise<Fault | null> {
  const { rows } = await sql<{ sealed: number; present: number }>`
    with count as (
      select distinct on (after_id) after_id, to_tx from record.seal order by after_id, n desc
    ), bounded as (
      select after_id, to_tx, lead(after_id) over (order by after_id) as until_id from count
    )
    select coalesce((select sum(entries) from record.seal), 0)::bigint as sealed,
      (select count(*) from record.entry e join bounded b
        on e.id > b.after_id and (b.until_id is null or e.id <= b.until_id) and e.tx < b.to_tx
      ) as present`.execute(tx as never)
  const { sealed, present } = rows[0]!
  if (sealed === present) return null
  return {
    kind: 'entry-unsealed',
    seal: null,
    zh: `已封存的时段里有 ${present - sealed} 条未经封存的记录。`,
    en: `${present - sealed} entries lie in sealed time without being sealed.`,
  }
}

/** The first saved head, by its number, that the chain does not have. */
async function headsFault(tx: Read, saved: readonly string[]): Promise<Fault | null> {
  const heads = saved.map(readHead)
  if (heads.includes(undefined)) return unreadableHead
  const [numbers, chains] = [0, 1].map((part) => heads.map((head) => head!.split(':')[part]))
  const { rows } = await sql<{ n: number; missing: boolean }>`
    select saved.n, s.n is null as missing
    from unnest(${numbers}::int[], ${chains}::text[]) as saved (n, chain)
    left join record.seal s on s.n = saved.n
    where s.n is null or encode(s.chain, 'hex') <> saved.chain
    order by saved.n limit 1`.execute(tx as never)
  const [first] = rows
  if (first === undefined) return null
  return first.missing
    ? {
        kind: 'head-missing',
        seal: first.n,
        zh: `库外保存的链头是第 ${first.n} 号，库里已没有：尾部被截去。`,
        en: `The head kept outside is seal ${first.n}; it is no longer here: the tail was cut.`,
      }
    : {
        kind: 'head-differs',
        seal: first.n,
        zh: `第 ${first.n} 号封存与库外保存的链头不同：整条链被重做过。`,
        en: `Seal ${first.n} is not the head kept outside: the chain was rebuilt.`,
      }
}

const unreadableHead: Fault = {
  kind: 'head-differs',
  seal: null,
  zh: '给出的链头读不懂，应为“序号:64 位十六进制”。',
  en: 'The given head cannot be read; it is a number, a colon and 64 hexadecimal digits.',
}

const countAll = async (tx: Read) => {
  const { rows } = await sql<{ seals: number; entries: number; unsealed: number }>`
    select (select count(*) from record.seal) as seals, count(*) as entries,
      greatest(0, count(*) - coalesce((select sum(entries) from record.seal), 0))::bigint as unsealed
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
