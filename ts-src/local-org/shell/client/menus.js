/** Opens and closes the header's menus: by click, Escape, and a click elsewhere. */
export function startMenus() {
  const buttons = [...document.querySelectorAll('button[aria-haspopup][aria-controls]')];
  const set = (button, open) => {
    button.setAttribute('aria-expanded', String(open));
    button.closest('.slds-dropdown-trigger').classList.toggle('slds-is-open', open);
  };
  for (const button of buttons) {
    button.addEventListener('click', (event) => {
      event.stopPropagation();
      const open = button.getAttribute('aria-expanded') !== 'true';
      for (const other of buttons) set(other, other === button && open);
    });
  }
  document.addEventListener('click', () => buttons.forEach((button) => set(button, false)));
  document.addEventListener('keydown', (event) => {
    const open = buttons.find((button) => button.getAttribute('aria-expanded') === 'true');
    if (event.key === 'Escape' && open) {
      set(open, false);
      open.focus();
    }
  });
}
