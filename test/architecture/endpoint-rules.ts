import type { Endpoint } from '../endpoints.ts'

/** What every endpoint must say of itself, and what must not be said twice. */
export function endpointFaults(endpoints: readonly Endpoint[]): string[] {
  const places = endpoints.map(({ method, path }) => `${method} ${path}`)
  return endpoints.flatMap(({ name, method, path, may, kind, summary, tags }) => {
    const place = `${method} ${path}`
    return [
      !summary && 'has no summary',
      tags.length === 0 && 'has no tag',
      (may === '' || may === 'undefined') && 'does not say who may',
      !['GET', 'POST'].includes(method) && `is a ${method}`,
      method === 'GET' && kind === 'write' && 'changes something by GET',
      !/^\/[a-z0-9-]+(\/[a-z0-9-]+|\/\{\w+\})*(\.xlsx)?$/.test(path) && `has the path ${path}`,
      places.indexOf(place) !== places.lastIndexOf(place) && `shares ${place}`,
    ]
      .filter((fault) => fault !== false)
      .map((fault) => `${name} ${fault}`)
  })
}
