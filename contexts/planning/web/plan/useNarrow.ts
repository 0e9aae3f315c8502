export { useNarrow } from '#web/kit/useNarrow.ts'
