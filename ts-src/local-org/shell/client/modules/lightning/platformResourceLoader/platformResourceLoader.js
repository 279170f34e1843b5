const loading = new Map();

function once(url, make) {
  if (!loading.has(url)) {
    const promise = new Promise((resolve, reject) => {
      const element = make();
      element.addEventListener('load', () => resolve());
      element.addEventListener('error', () => reject(new Error(`${url} cannot be loaded`)));
      document.head.append(element);
    });
    loading.set(url, promise);
  }
  return loading.get(url);
}

/** Runs a script of a static resource, once per page. */
export function loadScript(_component, url) {
  return once(url, () => Object.assign(document.createElement('script'), { src: url }));
}

/** Applies a style sheet of a static resource, once per page. */
export function loadStyle(_component, url) {
  return once(url, () => Object.assign(document.createElement('link'), { rel: 'stylesheet', href: url }));
}
