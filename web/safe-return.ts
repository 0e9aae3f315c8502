/** Where to go after signing in: a path of this site, and never the address of another. */
export const safeReturn = (wanted: string): string =>
  /^\/(?![/\\])/.test(wanted) && !wanted.startsWith('/login') ? wanted : '/home'
