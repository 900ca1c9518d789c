import type { HostBoot } from '../host-boot.ts';
import { startFrame } from './frame.ts';

const boot = JSON.parse(document.getElementById('boot')?.textContent ?? '{}') as Partial<HostBoot>;

const menuButton = document.querySelector<HTMLButtonElement>('.menu-button');
menuButton?.addEventListener('click', () => {
  const isOpen = document.body.classList.toggle('menu-open');
  menuButton.setAttribute('aria-expanded', String(isOpen));
});

document
  .querySelector('form.language select')
  ?.addEventListener('change', (event) => (event.target as HTMLSelectElement).form?.submit());

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-confirm]')) {
  form.addEventListener('submit', (event) => {
    if (!window.confirm(form.dataset['confirm'])) event.preventDefault();
  });
}

if (boot.frameUrl) startFrame(boot as HostBoot);
