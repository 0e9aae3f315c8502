/** Why something was not delivered; the words are in `web/admin/messages/words.ts`. */
export const reasons = [
  'refused',
  'deferred',
  'timed-out',
  'unreachable',
  'sign-in-refused',
  'channel-off',
  'receiver-gone',
  'fault',
] as const
export type SendReason = (typeof reasons)[number]
