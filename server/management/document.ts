import { z } from 'zod';
import { documentOf } from './openapi.ts';
import { type Route, route } from './route.ts';

/** The route that answers with the document of all routes, itself included. */
export function documentRoute(routes: () => readonly Route[]): Route {
  const made = new Map<string, Readonly<Record<string, unknown>>>();
  return route({
    method: 'get',
    path: '/openapi.json',
    name: 'read_document',
    summary: 'This document',
    who: ['anyone'],
    answer: z.record(z.string(), z.unknown()),
    async operation({ issuer }) {
      const document = made.get(issuer) ?? documentOf(routes(), issuer);
      made.set(issuer, document);
      return document;
    },
    present: (document) => ({ ...document }),
  });
}
