// What is handier with a script. No page needs it: forms say the same when they come back, and codes can be selected.

/** A button beside each code that copies it. */
for (const place of document.querySelectorAll('[data-copy]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quiet';
  button.textContent = place.dataset.copy;
  button.setAttribute('aria-live', 'polite');
  button.addEventListener('click', () => void copy(place, button));
  if (navigator.clipboard !== undefined) place.append(button);
}

async function copy(place, button) {
  await navigator.clipboard.writeText(place.querySelector('code').textContent);
  button.textContent = place.dataset.copied;
}

/** A secret that was shown is not there when a browser brings the page back from its memory. */
addEventListener('pagehide', () => {
  for (const place of document.querySelectorAll('[data-once]')) place.replaceChildren();
});

/** A box that needs others ticks them at once, and the sentence beside it says so. So does sensitive data with its API. */
for (const box of document.querySelectorAll('.tree input[name="apis"], .tree input[name="groups"]')) {
  box.addEventListener('change', () => box.checked && tickNeeded(box));
}

function tickNeeded(box) {
  for (const needed of neededBy(box)) {
    if (needed.checked) continue;
    needed.checked = true;
    const sentence = document.querySelector(`[data-when="${CSS.escape(box.id)} ${CSS.escape(needed.id)}"]`);
    if (sentence !== null) sentence.hidden = false;
    tickNeeded(needed);
  }
}

function neededBy(box) {
  if (box.name === 'groups') return [box.closest('li').querySelector('input[name="apis"]')];
  return (box.dataset.ticks ?? '')
    .split(' ')
    .map((id) => document.getElementById(id))
    .filter((needed) => needed !== null);
}
