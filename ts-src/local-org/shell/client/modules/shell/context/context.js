/** What the server knows of this page: user, locale, CSRF token, components to mount. */
export const page = Object.freeze(JSON.parse(document.getElementById('shell-page').textContent));
