/** Runs work that needs so many bytes of memory, once they are free. */
export type Room = <T>(bytes: number, work: () => Promise<T>) => Promise<T>

/** Memory for files on their way, given out in the order of asking: a large one is not overtaken for ever. */
export function roomFor(total: number): Room {
  let free = total
  const waiting: { readonly bytes: number; readonly enter: () => void }[] = []
  const admit = () => {
    while (waiting.length > 0 && waiting[0]!.bytes <= free) {
      const { bytes, enter } = waiting.shift()!
      free -= bytes
      enter()
    }
  }
  return async (wanted, work) => {
    const bytes = Math.min(wanted, total)
    await new Promise<void>((enter) => {
      waiting.push({ bytes, enter })
      admit()
    })
    try {
      return await work()
    } finally {
      free += bytes
      admit()
    }
  }
}
