const e = (t: string) => t.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
const page = (title: string, main: string) =>
  `<!doctype html><html lang="en"><title>${e(title)}</title><main><h1>${e(title)}</h1>${main}</main></html>`;
const form = (action: string, token: string, rest: string) =>
  `<form method="post" action="${e(action)}"><input type="hidden" name="csrf" value="${e(token)}">${rest}</form>`;
const button = (v: string) => `<button name="decision" value="${v}">${v}</button>`;
export const signIn = (p: { action: string; token: string; loginId: string; fault?: string | undefined; application: string }) =>
  page(
    'Sign in',
    `${p.fault ? e(p.fault) : ''}${form(p.action, p.token, `<input name="login_id" value="${e(p.loginId)}"><input type="password" name="password"><button>Sign in</button>`)}`,
  );
export const message = (title: string, text: string, rest = '') => page(title, e(text) + rest);
export const decision = (title: string, action: string, token: string, text: string, decisions: string[], rest = '') =>
  page(title, e(text) + form(action, token, rest + decisions.map(button).join('')));
