
'use strict';
// The filter is kept in the fragment, so that an address leads to what it shows:
// #level=must&outcome=broken&text=digest. Every form shows the one filter that there is; `subject`
// says to which of several an address leads.
const forms = [...document.querySelectorAll('form.filter')].map((form) => ({
  form,
  rows: [...form.nextElementSibling.tBodies[0].rows].map((row) => ({
    row,
    text: row.textContent.toLowerCase(),
  })),
}));

function show(filter) {
  const words = (filter.get('text') ?? '').toLowerCase().split(/\s+/);
  for (const { form, rows } of forms) {
    for (const name of ['level', 'outcome', 'text']) {
      const control = form.elements[name];
      const value = filter.get(name) ?? '';
      if (control.value !== value) control.value = value;
      if (control.selectedIndex === -1) control.value = '';
    }
    const level = form.elements.level.value;
    const outcome = form.elements.outcome.value;
    let shown = 0;
    for (const { row, text } of rows) {
      const hidden =
        (level && row.dataset.level !== level) ||
        (outcome && row.dataset.outcome !== outcome) ||
        !words.every((word) => text.includes(word));
      row.hidden = hidden;
      if (!hidden) shown += 1;
    }
    form.querySelector('output').value = `${shown} of ${rows.length}`;
  }
}

function follow() {
  const fragment = location.hash.slice(1);
  if (fragment && !fragment.includes('=')) return;
  const filter = new URLSearchParams(fragment);
  show(filter);
  if (!fragment) return;
  const named = forms.find(({ form }) => form.dataset.subject === filter.get('subject'));
  (named ?? forms[0])?.form.scrollIntoView();
}

for (const { form } of forms) {
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', () => {
    const filter = new URLSearchParams();
    if (forms.length > 1) filter.set('subject', form.dataset.subject);
    for (const [name, value] of new FormData(form)) {
      if (value) filter.set(name, value);
    }
    history.replaceState(null, '', `#${filter}`);
    show(filter);
  });
}
for (const link of document.querySelectorAll('a[data-filter]')) {
  link.href = `#${link.dataset.filter}`;
}
show(new URLSearchParams());
follow();
addEventListener('hashchange', follow);
