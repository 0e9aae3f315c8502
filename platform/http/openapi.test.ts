import { describe, expect, test } from 'vitest'
import { served } from '#main/routes.ts'
import { endpointsOf } from '#test/endpoints.ts'
import { useApplication } from '#test/served.ts'

const house = useApplication()

type Operation = Readonly<Record<string, unknown>> & { responses: Record<string, unknown> }
interface Document {
  readonly openapi: string
  readonly info: { readonly title: string; readonly version: string }
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>
}

const described = async (): Promise<Document> =>
  (await house.server.inject({ url: '/api/openapi.json' })).json()

describe('The OpenAPI document', () => {
  test('is OpenAPI 3.1 and lists every endpoint with what it does and answers', async () => {
    const { openapi, info, paths } = await described()
    expect(openapi).toMatch(/^3\.1\./)
    expect(info.title).toContain('血脉')
    const endpoints = endpointsOf(served)
    for (const { name, method, path, summary, tags } of endpoints) {
      const operation = paths[path]?.[method.toLowerCase()]
      expect([name, operation?.summary, operation?.tags]).toEqual([name, summary, tags])
      expect(Object.keys(operation!.responses)).toContain('200')
    }
    const listed = Object.values(paths).flatMap((methods) => Object.keys(methods))
    expect(listed).toHaveLength(endpoints.length)
  })

  test('names every parameter of a path, and no schema points into nothing', async () => {
    const document = await described()
    for (const [path, methods] of Object.entries(document.paths)) {
      for (const operation of Object.values(methods)) {
        const named = [...path.matchAll(/\{\+?(\w+)\}/g)].map(([, name]) => name)
        const given = ((operation.parameters ?? []) as { in: string; name: string }[])
          .filter((parameter) => parameter.in === 'path')
          .map(({ name }) => name)
        expect([path, given.sort()]).toEqual([path, named.sort()])
      }
    }
    const text = JSON.stringify(document)
    for (const [, pointer] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const found = pointer!
        .split('/')
        .reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], document)
      expect([pointer, found]).not.toEqual([pointer, undefined])
    }
  })

  test('gives every operation an id of its own', async () => {
    const { paths } = await described()
    const ids = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    )
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('The readable page', () => {
  test('lists every endpoint without script or style that its own policy forbids', async () => {
    const page = await house.server.inject({ url: '/api/docs' })
    expect(page.statusCode).toBe(200)
    expect(page.body).not.toMatch(/<script|<style|style=|\son\w+=/i)
    for (const { path, summary } of endpointsOf(served)) {
      expect(page.body).toContain(`/api${path}`)
      expect(page.body).toContain(summary!.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`))
    }
  })
})
