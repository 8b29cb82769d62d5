import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What is measured on a page, each a list of faults: an empty one is a page without. */

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** axe-core's findings, with where and why. It works with timers, which stand still where JavaScript is off. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async (tags) => {
    const { axe: engine } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await engine.run(document, { runOnly: tags, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary}`));
  }, WCAG);
}

/** What sticks out of the window at its side, so that one would have to scroll in two directions (WCAG 1.4.10). */
export async function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const out = [...document.querySelectorAll('body *')].filter((element) => {
      const { left, right, width } = element.getBoundingClientRect();
      return width > 1 && (left < -1 || right > clientWidth + 1);
    });
    return [`${scrollWidth} > ${clientWidth}`, ...out.slice(-3).map((element) => element.outerHTML.slice(0, 200))];
  });
}

/** Texts that stand in the pseudo-language's page as they are, and are nobody's name, code or time: words outside the catalogue. */
export async function bareWords(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const bare: string[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = (node.textContent ?? '').trim();
      const foreign = node.parentElement?.closest('bdi, .foreign, code, time, svg, [lang]:not(html), textarea, style');
      if (/\p{L}{2,}/u.test(text) && !text.includes('⟦') && !text.endsWith('⟧') && !foreign) bare.push(text);
    }
    const labels = [...document.querySelectorAll('body [aria-label], [placeholder], img[alt], body [title]:not(time)')].flatMap(
      (element) => ['aria-label', 'placeholder', 'alt', 'title'].map((name) => element.getAttribute(name) ?? ''),
    );
    return [...bare, ...labels.filter((label) => label !== '' && !label.includes('⟦'))];
  });
}

/** What the keyboard cannot reach, or what does not show that it has the focus. */
export async function keyboardFaults(page: Page): Promise<string[]> {
  const expected = await page.evaluate(() => {
    const selector = 'a[href], button, input:not([type=hidden]), textarea, select, summary';
    // Of several of which one is chosen, that one is reached; arrow keys choose another.
    const unchosen = 'form:has(input[type=radio]:checked) input[type=radio]:not(:checked)';
    const shown = [...document.querySelectorAll(selector)].filter(
      (element) => element.checkVisibility() && !(element as HTMLInputElement).disabled && !element.matches(unchosen),
    );
    shown.forEach((element, at) => element.setAttribute('data-at', String(at)));
    (document.activeElement as HTMLElement | null)?.blur();
    return shown.map((element) => element.outerHTML.slice(0, 120));
  });
  const faults: string[] = [];
  for (const [at, html] of expected.entries()) {
    // oxlint-disable-next-line no-await-in-loop -- one key after the other
    let focus = await nextFocus(page);
    // The parts of a date are stops of their own.
    // oxlint-disable-next-line no-await-in-loop
    for (let part = 1; part < PARTS_OF_A_DATE && focus.date && focus.at === String(at - 1); part += 1)
      focus = await nextFocus(page);
    if (focus.at !== String(at)) return [...faults, `not reached as number ${at}, but ${focus.at}: ${html}`];
    if (!focus.visible) faults.push(`no visible focus: ${html}`);
  }
  return faults;
}

/** Day, month, year, and what opens the calendar. */
const PARTS_OF_A_DATE = 5;

async function nextFocus(page: Page): Promise<{ at: string; date: boolean; visible: boolean }> {
  await page.keyboard.press('Tab');
  return page.evaluate(() => {
    const element = document.activeElement;
    if (element === null) return { at: '', date: false, visible: false };
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return {
      at: element.getAttribute('data-at') ?? '',
      date: element.matches('[type=date]'),
      visible: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2,
    };
  });
}

/** What every page has: a title, one `h1`, landmarks, a way past the navigation; and nothing that runs but our own file. */
export async function structuralFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    // A function with a name of its own would be compiled to something that the page does not have.
    const all = document.querySelectorAll.bind(document);
    const wrong = [
      ['title', document.title.includes(' · ')],
      ['lang', document.documentElement.lang !== ''],
      ['h1', all('h1').length === 1],
      ['landmarks', all('body > header, main#main, body > footer').length === 3],
      ['skip link', document.querySelector('a[href]')?.getAttribute('href') === '#main'],
      ['one stylesheet', all('link[rel=stylesheet]').length === 1],
      ['script', all('script:not([src^="/assets/"]:empty), style, [style], [onclick], iframe, object, base').length === 0],
      ['ids', new Set([...all('[id]')].map(({ id }) => id)).size === all('[id]').length],
    ] as const;
    return wrong.flatMap(([what, right]) => (right ? [] : [what]));
  });
}
