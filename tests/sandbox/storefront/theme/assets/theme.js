for (const select of document.querySelectorAll('select[data-submit]')) {
  select.addEventListener('change', () => select.form.requestSubmit());
}
for (const select of document.querySelectorAll('select[data-variant-url]')) {
  select.addEventListener('change', () => {
    location.assign(`${select.dataset.variantUrl}?variant=${select.value}`);
  });
}
