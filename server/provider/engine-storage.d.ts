/** Where the engine keeps the context of the request that is answered; missing in its types. */
declare module 'oidc-provider/lib/helpers/als.js' {
  import type { AsyncLocalStorage } from 'node:async_hooks';

  const storage: AsyncLocalStorage<object>;
  export default storage;
}
