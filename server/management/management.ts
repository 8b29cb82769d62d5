import type { RequestListener } from 'node:http';
export function createManagement(_parts: unknown): RequestListener {
  return (_request, response) => void response.writeHead(501).end();
}
