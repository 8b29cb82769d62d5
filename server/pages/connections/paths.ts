/** Where everybody finds the applications that act for them. */
export const CONNECTIONS = '/connections';

/** The page on which a connection is ended. */
export const connectionPath = (applicationId: string): string => `${CONNECTIONS}/${applicationId}`;
