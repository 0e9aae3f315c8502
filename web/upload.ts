import { requestHeaders } from './api.ts'
import { isProblemBody, ProblemError, UnreachableError } from './problem.ts'
import { noteReach } from './reach.ts'

/** A file the server has taken, by the id that verbs accept. */
export interface Uploaded {
  readonly id: string
}

/** Sends a file and tells how far it is, from 0 to 1; refused as any request is. */
export function upload(
  file: File,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', `/api/uploads?name=${encodeURIComponent(file.name)}`)
    request.responseType = 'json'
    for (const [name, value] of Object.entries(requestHeaders())) {
      request.setRequestHeader(name, value)
    }
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) => onProgress(total === 0 ? 0 : loaded / total)
    request.onload = () => {
      noteReach(true)
      if (request.status < 300) resolve(request.response as Uploaded)
      else if (isProblemBody(request.response)) reject(new ProblemError(request.response))
      else reject(new Error(`upload answered ${request.status}`))
    }
    request.onerror = () => {
      noteReach(false)
      reject(new UnreachableError(request.status))
    }
    signal?.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}
