import { forPerson, type PageRoute } from '../route.ts';
import { decideEndConnection, showConnection } from './end.ts';
import { showConnections } from './list.ts';
import { connectionPath, CONNECTIONS } from './paths.ts';

/** The pages of the applications that act for a person: for whoever is signed in, about nobody else. */
export const CONNECTION_PAGES: readonly PageRoute[] = [
  forPerson('GET', CONNECTIONS, showConnections),
  forPerson('GET', connectionPath(':id'), showConnection),
  forPerson('POST', connectionPath(':id'), decideEndConnection),
];
